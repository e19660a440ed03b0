//! What is answered.

use crate::record::record;
use crate::{Moment, OrganizationRef, PersonaProfile, TrackingStatus};
use uuid::Uuid;

record! {
    /// A category: a field in which brands are compared.
    pub struct Category {
        required {
            /// The identifier.
            0 "id" id: Uuid,
            /// The name.
            1 "name" name: String,
            /// The organization.
            2 "organization" organization: OrganizationRef,
        }
        optional {
            /// The name that the organization itself uses.
            3 "internal_name" internal_name: Option<String>,
        }
    }
}

record! {
    /// An asset of a category: a brand that is compared in it.
    pub struct CategoryAsset {
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
        }
        optional {
            /// Other domains of the same owner.
            6 "alternate_domains" alternate_domains: Option<Vec<String>>,
        }
    }
}

record! {
    /// A persona of a category.
    pub struct CategoryPersona {
        required {
            /// The identifier.
            0 "id" id: String,
            /// The name.
            1 "name" name: String,
            /// Who the persona is.
            2 "persona" persona: PersonaProfile,
        }
        optional {}
    }
}

record! {
    /// A category or tag of cited pages.
    pub struct CitationLabel {
        required {
            /// What to filter citations by.
            0 "value" value: String,
            /// The name to show.
            1 "name" name: String,
        }
        optional {}
    }
}

record! {
    /// A topic of a category.
    pub struct Topic {
        required {
            /// The identifier.
            0 "id" id: String,
            /// The name.
            1 "name" name: String,
            /// Whether the topic is tracked.
            2 "status" status: TrackingStatus,
        }
        optional {}
    }
}
