//! Closed sets of words.

use crate::words::words;

words! {
    /// What the rows of a report on YouTube channels stand for.
    pub enum YoutubeDimension {
        /// A channel.
        Channel = "channel",
        /// A kind of videos.
        VideoCategory = "video_category",
        /// An AI model.
        Model = "model",
        /// What of YouTube is cited.
        SourceType = "source_type",
    }
}
