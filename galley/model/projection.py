"""How places on the earth come to lie on a map: Albers equal-area conic with two standard parallels, on the sphere.

J. P. Snyder, Map Projections: A Working Manual (USGS Professional Paper 1395, 1987), equations 14-1 to 14-6.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import asin, atan2, cos, degrees, hypot, radians, sin, sqrt

EARTH_KM = 6371.007
"""The radius of the sphere that has the earth's surface (WGS 84, authalic)."""


@dataclass(frozen=True)
class Albers:
    """An equal-area projection: what is as large on earth is as large on the map. Angles in degrees.

    The two parallels are true to scale; the centre is the meridian that runs straight up, the origin the latitude where it
    crosses the zero line.
    """

    parallels: tuple[float, float]
    origin: float
    centre: float
    radius: float = EARTH_KM

    @cached_property
    def _cone(self) -> tuple[float, float, float]:
        """n, C and ρ₀ of Snyder; ρ₀ for a radius of 1."""
        first, second = (radians(each) for each in self.parallels)
        n = (sin(first) + sin(second)) / 2
        c = cos(first) ** 2 + 2 * n * sin(first)
        return n, c, sqrt(c - 2 * n * sin(radians(self.origin))) / n

    def at(self, place: tuple[float, float]) -> tuple[float, float]:
        """Where a place lies: as far east and south of centre and origin as the radius counts, kilometres unless told."""
        n, c, rho_0 = self._cone
        east, north = place
        rho = sqrt(max(c - 2 * n * sin(radians(north)), 0)) / n
        theta = n * radians(east - self.centre)
        return self.radius * rho * sin(theta), self.radius * (rho * cos(theta) - rho_0)

    def back(self, point: tuple[float, float]) -> tuple[float, float]:
        """The place that lies at a point: degrees east and north (Snyder, equations 14-8 to 14-11). Beyond the poles, a pole."""
        n, c, rho_0 = self._cone
        x, y = point[0] / self.radius, rho_0 + point[1] / self.radius
        rho = hypot(x, y)
        sine = (c - (rho * n) ** 2) / (2 * n)
        return self.centre + degrees(atan2(x, y)) / n, degrees(asin(max(-1.0, min(1.0, sine))))
