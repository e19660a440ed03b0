//! What is answered.

use crate::api::record::record;
use crate::api::{Moment, OrganizationRef, PersonaProfile};
use uuid::Uuid;

record! {
    /// A category that something belongs to.
    pub struct CategoryRef {
        required {
            /// The identifier.
            "id" id: Uuid,
            /// The name.
            "name" name: String,
        }
        optional {
            /// The name that the organization itself uses.
            "internal_name" internal_name: Option<String>,
        }
    }
}

record! {
    /// A domain of an organization.
    pub struct Domain {
        required {
            /// The identifier.
            "id" id: Uuid,
            /// When it was created.
            "created_at" created_at: Moment,
            /// The domain.
            "name" name: String,
            /// The organization.
            "organization" organization: OrganizationRef,
        }
        optional {}
    }
}

record! {
    /// An asset with its category and organization.
    pub struct OrganizationAsset {
        required {
            /// The identifier.
            "id" id: Uuid,
            /// The name of the asset.
            "name" name: String,
            /// The website.
            "website" website: String,
            /// Whether it is the category's own, not a competitor's.
            "is_owned" is_owned: bool,
            /// When it was created.
            "created_at" created_at: Moment,
            /// Where the logo is.
            "logo_url" logo_url: String,
            /// The category.
            "category" category: CategoryRef,
            /// The organization.
            "organization" organization: OrganizationRef,
        }
        optional {
            /// Other domains of the same owner.
            "alternate_domains" alternate_domains: Option<Vec<String>>,
        }
    }
}

record! {
    /// A persona with its category and organization.
    pub struct OrganizationPersona {
        required {
            /// The identifier.
            "id" id: String,
            /// The name.
            "name" name: String,
            /// Who the persona is.
            "persona" persona: PersonaProfile,
            /// The category.
            "category" category: CategoryRef,
            /// The organization.
            "organization" organization: OrganizationRef,
        }
        optional {}
    }
}
