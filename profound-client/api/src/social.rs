//! Reports on the YouTube channels and videos that AI answers cite.

mod read;
mod sent;
mod words;

pub use self::{read::*, sent::*, words::*};
use crate::Report;
use profound_client::{Error, Pages, profound_endpoint};

/// Reports on the YouTube channels and videos that AI answers cite.
#[profound_endpoint]
pub trait Social {
    /// The YouTube channels that AI answers cite, or the kinds of videos, the most cited first.
    #[profound_endpoint(POST "/v2/reports/social/youtube/channels")]
    async fn youtube_channels(
        &self,
        query: &YoutubeChannelsQuery,
    ) -> Result<Report<YoutubeChannelRow>, Error>;

    /// The YouTube channels that AI answers cite, or the kinds of videos, the most cited first. All
    /// pages, one after the other as they are read.
    #[profound_endpoint(POST "/v2/reports/social/youtube/channels")]
    async fn all_youtube_channels(
        &self,
        query: &YoutubeChannelsQuery,
    ) -> Result<Pages<YoutubeChannelRow>, Error>;

    /// How many citations lead to YouTube, and how many of them are known to belong to a channel.
    #[profound_endpoint(POST "/v2/reports/social/youtube/summary")]
    async fn youtube_summary(&self, query: &YoutubeSummaryQuery) -> Result<YoutubeSummary, Error>;

    /// The YouTube videos that AI answers cite, the most cited first.
    #[profound_endpoint(POST "/v2/reports/social/youtube/videos")]
    async fn youtube_videos(
        &self,
        query: &YoutubeVideosQuery,
    ) -> Result<Report<YoutubeVideoRow>, Error>;

    /// The YouTube videos that AI answers cite, the most cited first. All pages, one after the other
    /// as they are read.
    #[profound_endpoint(POST "/v2/reports/social/youtube/videos")]
    async fn all_youtube_videos(
        &self,
        query: &YoutubeVideosQuery,
    ) -> Result<Pages<YoutubeVideoRow>, Error>;
}
