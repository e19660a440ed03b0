//! What is answered.

use crate::api::record::record;
use crate::api::{Moment, OrganizationRef, PersonaProfile, TrackingStatus};
use uuid::Uuid;

record! {
    /// A category: a field in which brands are compared.
    pub struct Category {
        required {
            /// The identifier.
            "id" id: Uuid,
            /// The name.
            "name" name: String,
            /// The organization.
            "organization" organization: OrganizationRef,
        }
        optional {
            /// The name that the organization itself uses.
            "internal_name" internal_name: Option<String>,
        }
    }
}

record! {
    /// An asset of a category: a brand that is compared in it.
    pub struct CategoryAsset {
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
        }
        optional {
            /// Other domains of the same owner.
            "alternate_domains" alternate_domains: Option<Vec<String>>,
        }
    }
}

record! {
    /// A persona of a category.
    pub struct CategoryPersona {
        required {
            /// The identifier.
            "id" id: String,
            /// The name.
            "name" name: String,
            /// Who the persona is.
            "persona" persona: PersonaProfile,
        }
        optional {}
    }
}

record! {
    /// A category or tag of cited pages.
    pub struct CitationLabel {
        required {
            /// What to filter citations by.
            "value" value: String,
            /// The name to show.
            "name" name: String,
        }
        optional {}
    }
}

record! {
    /// A topic of a category.
    pub struct Topic {
        required {
            /// The identifier.
            "id" id: String,
            /// The name.
            "name" name: String,
            /// Whether the topic is tracked.
            "status" status: TrackingStatus,
        }
        optional {}
    }
}
