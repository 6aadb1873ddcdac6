package crisis

import (
	"math"
	"math/bits"
)

// Random numbers are counted, not drawn in turn: each is a hash of where it is
// used. mix is the finaliser of splitmix64 (Steele, Lea and Flood 2014).
func mix(z uint64) uint64 {
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

const golden = 0x9e3779b97f4a7c15

// streamOf is the start of all numbers of one run.
func streamOf(seed, run uint64) uint64 { return mix(mix(seed+golden) + run*golden) }

// keyOf is what a name and a decision add. It rests on the name, not on a number
// in a list, so that a record with one more state keeps the numbers of the others.
func keyOf(name string, decision int) uint64 {
	h := uint64(14695981039346656037) // FNV-1a
	for i := range len(name) {
		h = (h ^ uint64(name[i])) * 1099511628211
	}
	return mix(h + uint64(decision+1)*golden)
}

// number is the random number of a stream at a key: both halves of a product, as
// in wyrand (Wang Yi 2019), which costs one multiplication.
func number(stream, key uint64) uint64 {
	x := stream + key
	high, low := bits.Mul64(x, x^0xe7037ed1a0b428db)
	return high ^ low
}

// exponential makes of a number a draw with mean one. It grows with the number.
func exponential(h uint64) float64 { return -logOf(1 - float64(int64(h>>11))*0x1p-53) }

// oddsOf makes of a number a draw of odds, u/(1-u). A state whose odds of joining are
// greater is willing to join, which is what a logit says.
func oddsOf(h uint64) float64 {
	u := uniform(h)
	return u / (1 - u)
}

// logTable holds the reciprocal and the logarithm of the middle of each of 256
// parts of the numbers from 1 to 2.
var logTable = func() (t [256][2]float64) {
	for i := range t {
		middle := 1 + (float64(i)+0.5)/256
		t[i] = [2]float64{1 / middle, math.Log(middle)}
	}
	return t
}()

// logOf is the logarithm of a positive normal number, right to about 1e-14: a look
// in the table and a series of four terms. It takes a third of the time of
// math.Log, which is most of a history, and has the same bits on every machine,
// because no product is fused into a sum.
func logOf(x float64) float64 {
	bits := math.Float64bits(x)
	exponent := float64(int(bits>>52) - 1023)
	mantissa := math.Float64frombits(bits&(1<<52-1) | 1023<<52)
	t := &logTable[bits>>44&255]
	r := float64(mantissa*t[0]) - 1
	series := float64(r * (1 - float64(r*(0.5-float64(r*(1.0/3-float64(r*0.25)))))))
	return float64(exponent*math.Ln2) + t[1] + series
}

// uniform makes of a number a draw from 0 to below 1.
func uniform(h uint64) float64 { return float64(int64(h>>11)) * 0x1p-53 }
