package stat

import "math"

// TwoSided is the chance that a standard normal is as far from zero as z, either
// side. It keeps its digits far out in the tails.
func TwoSided(z float64) float64 { return math.Erfc(math.Abs(z) / math.Sqrt2) }
