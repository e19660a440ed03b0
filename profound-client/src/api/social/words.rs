//! Closed sets of words.

use crate::api::words::words;

words! {
    /// What the rows of a report on YouTube channels stand for.
    pub enum YoutubeDimension {
        /// A channel.
        Channel = "channel",
        /// A kind of videos.
        VideoCategory = "video_category",
        /// `model`.
        Model = "model",
        /// `source_type`.
        SourceType = "source_type",
    }
}
