//! The videos, channels and playlists that answers cite.

use crate::dataset::{
    domains::slug,
    seeded_hash::{self, mix},
    uuid,
};

/// A source on YouTube that answers cite.
#[derive(Debug, Clone)]
pub(crate) struct Video {
    pub(crate) source_type: SourceType,
    pub(crate) id: String,
    pub(crate) title: Option<String>,
    /// The title of the channel. `None` if no channel is known.
    pub(crate) channel: Option<String>,
    pub(crate) category: &'static str,
    pub(crate) published_at: String,
    pub(crate) duration_seconds: u64,
    /// True if the channel belongs to the owned brand.
    pub(crate) of_the_brand: bool,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum SourceType {
    Video,
    Short,
    Channel,
    Playlist,
    Other,
}

impl SourceType {
    pub(crate) fn name(self) -> &'static str {
        match self {
            SourceType::Video => "video",
            SourceType::Short => "short",
            SourceType::Channel => "channel",
            SourceType::Playlist => "playlist",
            SourceType::Other => "other",
        }
    }
}

impl Video {
    /// Returns the handle of the channel, without `@`.
    pub(crate) fn handle(&self) -> Option<String> {
        self.channel.as_deref().map(handle)
    }

    pub(crate) fn path(&self) -> String {
        match self.source_type {
            SourceType::Video => format!("/watch?v={}", self.id),
            SourceType::Short => format!("/shorts/{}", self.id),
            SourceType::Channel => format!("/@{}", self.handle().unwrap_or_default()),
            SourceType::Playlist => format!("/playlist?list={}", self.id),
            SourceType::Other => format!("/results?search_query={}", self.id),
        }
    }
}

fn handle(channel: &str) -> String {
    slug(channel).replace('-', "")
}

/// Returns all sources of a category.
pub(crate) fn videos(brand: &str, topics: &[&'static str]) -> Vec<Video> {
    let mut all: Vec<Video> = (0..SOURCES.len())
        .map(|at| video(at, brand, topics))
        .collect();
    // A deleted video: no title and no channel are known.
    for video in all.iter_mut().rev().take(1) {
        (video.title, video.channel, video.of_the_brand) = (None, None, false);
    }
    all
}

fn video(at: usize, brand: &str, topics: &[&'static str]) -> Video {
    let source_type = SOURCES[at];
    let number = at % (CHANNELS.len() + 1);
    let name = CHANNELS.get(number).copied().unwrap_or(brand);
    let topic = topics[at % topics.len()];
    let seed = mix(seeded_hash::text(name) ^ mix(at as u64) ^ seeded_hash::text(topic));
    let is_other = source_type == SourceType::Other;
    Video {
        source_type,
        id: uuid::derive(seed).replace('-', "")[..11].to_owned(),
        title: (!is_other).then(|| format!("{topic}, part {}", at + 1)),
        channel: (!is_other).then(|| name.to_owned()),
        category: VIDEO_CATEGORIES[number % VIDEO_CATEGORIES.len()],
        published_at: format!("2025-0{}-1{}T12:00:00Z", 1 + seed % 6, seed % 9),
        duration_seconds: match source_type {
            SourceType::Short => 20 + seed % 40,
            _ => 180 + seed % 1200,
        },
        of_the_brand: !is_other && name == brand,
    }
}

static CHANNELS: [&str; 9] = [
    "Plain Reviews",
    "The Test Bench",
    "Weekend Notes",
    "Gear Diary",
    "Slow Comparison",
    "First Look",
    "Long Term",
    "Workshop Hours",
    "Buyers Table",
];

/// One source each: 20 videos, 8 shorts, 3 channels, 2 playlists, a search and a deleted video.
static SOURCES: [SourceType; 35] = {
    let mut sources = [SourceType::Video; 35];
    let kinds = [
        (SourceType::Short, 20, 28),
        (SourceType::Channel, 28, 31),
        (SourceType::Playlist, 31, 33),
        (SourceType::Other, 33, 34),
    ];
    let mut kind = 0;
    while kind < kinds.len() {
        let (source, mut at, end) = kinds[kind];
        while at < end {
            sources[at] = source;
            at += 1;
        }
        kind += 1;
    }
    sources
};

static VIDEO_CATEGORIES: [&str; 3] = ["Howto & Style", "Sports", "Science & Technology"];
