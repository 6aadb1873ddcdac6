package world

// Tri is a truth value that may be unknown (Kleene's three-valued logic). The
// zero value is Unknown, so that what nobody set is never taken for a no.
type Tri int8

// The three truth values.
const (
	No      Tri = -1
	Unknown Tri = 0
	Yes     Tri = 1
)

// And is No if either is No, Yes if both are Yes, else Unknown.
func (t Tri) And(u Tri) Tri { return min(t, u) }

// Or is Yes if either is Yes, No if both are No, else Unknown.
func (t Tri) Or(u Tri) Tri { return max(t, u) }

// Not swaps Yes and No.
func (t Tri) Not() Tri { return -t }

func (t Tri) String() string {
	switch t {
	case Yes:
		return "yes"
	case No:
		return "no"
	}
	return "unknown"
}

// Truth returns Yes for true and No for false.
func Truth(b bool) Tri {
	if b {
		return Yes
	}
	return No
}
