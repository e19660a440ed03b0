//! The constant outlines of all categories. Every brand and organisation is fictional.

/// The number of brands of a category.
pub(crate) const ASSETS: usize = 6;

/// The outline of a category.
pub(crate) struct Outline {
    pub(crate) id: &'static str,
    pub(crate) name: &'static str,
    pub(crate) internal_name: Option<&'static str>,
    pub(crate) organization: &'static str,
    /// The first brand is the owned one. The number is its approximate share of answers.
    pub(crate) brands: [(&'static str, f64); ASSETS],
    pub(crate) topics: [(&'static str, [&'static str; 4]); 3],
    /// Other aspects of the brands that prompts ask about, by topic.
    pub(crate) aspects: [&'static [&'static str]; 3],
}

pub(crate) static CATEGORIES: [Outline; 3] = [
    Outline {
        id: "5b0f3a52-6f0e-4c1b-9d57-2f6a1c9e4d10",
        name: "Running Shoes",
        internal_name: None,
        organization: "Fleetmoor Sports Group",
        brands: [
            ("Fleetmoor", 0.47),
            ("Aerolope", 0.62),
            ("Pacewright", 0.41),
            ("Tarnfell", 0.29),
            ("Ombrava", 0.18),
            ("Quillon Run", 0.09),
        ],
        topics: [
            (
                "Marathon Training",
                [
                    "What are the best running shoes for a first marathon?",
                    "Which carbon plated shoes are worth the money?",
                    "How many miles do marathon shoes last?",
                    "Recommend a daily trainer for high mileage weeks",
                ],
            ),
            (
                "Trail Running",
                [
                    "Best trail running shoes for muddy ground",
                    "Which trail shoes grip well on wet rock?",
                    "Are waterproof trail shoes worth it?",
                    "Lightweight trail shoes for a 50 km race",
                ],
            ),
            (
                "Everyday Comfort",
                [
                    "Most comfortable running shoes for standing all day",
                    "Which running shoes suit wide feet?",
                    "Running shoes for sore knees",
                    "Good running shoes for under 100 dollars",
                ],
            ),
        ],
        aspects: [
            &[
                "cushioning",
                "energy return",
                "weight",
                "heel support",
                "durability",
                "race day fit",
                "sizing",
            ],
            &[
                "grip",
                "rock protection",
                "drainage",
                "ankle support",
                "lacing",
                "toe box",
                "mud release",
            ],
            &[
                "arch support",
                "breathability",
                "step-in comfort",
                "colours",
                "price",
                "returns policy",
                "repairs",
            ],
        ],
    },
    Outline {
        id: "c27d9b84-1e35-4a7f-8b62-90d4f5a3e7c1",
        name: "Hiking Backpacks",
        internal_name: Some("packs-global"),
        organization: "Fleetmoor Sports Group",
        brands: [
            ("Fellward", 0.33),
            ("Cairnwick", 0.55),
            ("Packhollow", 0.44),
            ("Ridgelowe", 0.30),
            ("Strathbeck", 0.21),
            ("Nimbrook", 0.11),
        ],
        topics: [
            (
                "Day Hikes",
                [
                    "Best daypack for summer hikes",
                    "Which small backpacks have good ventilation?",
                    "Daypacks that fit under an aircraft seat",
                    "What size of backpack do I need for a day hike?",
                ],
            ),
            (
                "Long Distance",
                [
                    "Best ultralight backpack for a thru-hike",
                    "Which 60 litre packs carry weight well?",
                    "Frameless or framed pack for two weeks?",
                    "Most durable backpacks for long trails",
                ],
            ),
            (
                "Fit and Care",
                [
                    "Which hiking backpacks fit a short torso?",
                    "Backpacks with a good hip belt",
                    "How do I wash a hiking backpack?",
                    "Hiking backpacks with a repair service",
                ],
            ),
        ],
        aspects: [&["ventilation"], &["hip belt"], &["warranty"]],
    },
    Outline {
        id: "e8416d2f-7c90-4b3e-a1d5-3b7f08c6529a",
        name: "Espresso Machines",
        internal_name: None,
        organization: "Corvello Home",
        brands: [
            ("Corvello", 0.52),
            ("Brevanta", 0.49),
            ("Cremarolo", 0.38),
            ("Pressanto", 0.26),
            ("Steamhaven", 0.17),
            ("Lattimar", 0.12),
        ],
        topics: [
            (
                "First Machine",
                [
                    "Best espresso machine for beginners",
                    "Which espresso machines have a built-in grinder?",
                    "Espresso machine or moka pot for a small kitchen?",
                    "Affordable espresso machines that last",
                ],
            ),
            (
                "Milk Drinks",
                [
                    "Which home espresso machines steam milk best?",
                    "Automatic machines for cappuccino at home",
                    "Quietest espresso machine with a milk frother",
                    "Dual boiler machines for flat whites",
                ],
            ),
            (
                "Upkeep",
                [
                    "How often should I descale an espresso machine?",
                    "Which espresso machines are easiest to repair?",
                    "Espresso machines with spare parts for ten years",
                    "Do I need filtered water for espresso?",
                ],
            ),
        ],
        aspects: [&[], &[], &[]],
    },
];

pub(crate) static MODELS: [&str; 4] = ["ChatGPT", "Perplexity", "Google Gemini", "Claude"];

pub(crate) static REGIONS: [&str; 3] = ["United States", "United Kingdom", "Germany"];

pub(crate) static PERSONAS: [&str; 2] = ["First-time Buyer", "Enthusiast"];

pub(crate) static TAGS: [&str; 3] = ["Discovery", "Comparison", "Advice"];
