//! What is answered.

use crate::record::record;
use crate::{Moment, OrganizationRef, PersonaProfile};
use uuid::Uuid;

record! {
    /// A category that something belongs to.
    pub struct CategoryRef {
        required {
            /// The identifier.
            0 "id" id: Uuid,
            /// The name.
            1 "name" name: String,
        }
        optional {
            /// The name that the organization itself uses.
            2 "internal_name" internal_name: Option<String>,
        }
    }
}

record! {
    /// A domain of an organization.
    pub struct Domain {
        required {
            /// The identifier.
            0 "id" id: Uuid,
            /// When it was created.
            1 "created_at" created_at: Moment,
            /// The domain.
            2 "name" name: String,
            /// The organization.
            3 "organization" organization: OrganizationRef,
        }
        optional {}
    }
}

record! {
    /// An asset with its category and organization.
    pub struct OrganizationAsset {
        required {
            /// The identifier.
            0 "id" id: Uuid,
            /// The name of the asset.
            1 "name" name: String,
            /// The website.
            2 "website" website: String,
            /// Whether it is the category's own, not a competitor's.
            3 "is_owned" is_owned: bool,
            /// When it was created.
            4 "created_at" created_at: Moment,
            /// Where the logo is.
            5 "logo_url" logo_url: String,
            /// The category.
            6 "category" category: CategoryRef,
            /// The organization.
            7 "organization" organization: OrganizationRef,
        }
        optional {
            /// Other domains of the same owner.
            8 "alternate_domains" alternate_domains: Option<Vec<String>>,
        }
    }
}

record! {
    /// A persona with its category and organization.
    pub struct OrganizationPersona {
        required {
            /// The identifier.
            0 "id" id: String,
            /// The name.
            1 "name" name: String,
            /// Who the persona is.
            2 "persona" persona: PersonaProfile,
            /// The category.
            3 "category" category: CategoryRef,
            /// The organization.
            4 "organization" organization: OrganizationRef,
        }
        optional {}
    }
}
