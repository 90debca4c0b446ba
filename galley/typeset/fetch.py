"""What the engine may fetch: the pictures it was handed, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping

from weasyprint.urls import URLFetcher, URLFetcherResponse

PICTURE = "picture:"


class Fetcher(URLFetcher):  # type: ignore[misc]
    """Answers `picture:` addresses from memory; files and networks are refused."""

    def __init__(self, pictures: Mapping[str, tuple[bytes, str]]) -> None:
        super().__init__(allowed_protocols=())
        self.pictures = pictures

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        """The picture at `url`; raises `ValueError` for any other address."""
        if url not in self.pictures:
            raise ValueError(f"{url} is not a picture of the publication")
        data, mime = self.pictures[url]
        return URLFetcherResponse(url, body=data, headers={"Content-Type": mime})


NOTHING = Fetcher({})
"""For what asks for no pictures. To make one takes a quarter of a millisecond: the engine gives each what networks are asked with."""
