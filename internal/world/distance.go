package world

import "math"

// earthRadius is that of the sphere on which distances are measured, in
// kilometres: the equatorial radius of the Earth (WGS 84).
const earthRadius = 6378.137

// Distance is the great-circle distance in kilometres of two places given in
// degrees, by Vincenty's formula for a sphere, which is exact for near and for
// opposite places. It is the same to the last bit in both directions.
func Distance(lat1, long1, lat2, long2 float64) float64 {
	if lat1 > lat2 || lat1 == lat2 && long1 > long2 {
		lat1, long1, lat2, long2 = lat2, long2, lat1, long1
	}
	const degree = math.Pi / 180
	a, b, d := lat1*degree, lat2*degree, (long2-long1)*degree
	x := math.Cos(b) * math.Sin(d)
	y := math.Cos(a)*math.Sin(b) - math.Sin(a)*math.Cos(b)*math.Cos(d)
	z := math.Sin(a)*math.Sin(b) + math.Cos(a)*math.Cos(b)*math.Cos(d)
	return earthRadius * math.Atan2(math.Hypot(x, y), z)
}
