package world

import "testing"

func TestTri(t *testing.T) {
	values := [3]Tri{No, Unknown, Yes}
	and := [3][3]Tri{{No, No, No}, {No, Unknown, Unknown}, {No, Unknown, Yes}}
	or := [3][3]Tri{{No, Unknown, Yes}, {Unknown, Unknown, Yes}, {Yes, Yes, Yes}}
	not := [3]Tri{Yes, Unknown, No}
	words := [3]string{"no", "unknown", "yes"}
	for i, a := range values {
		for j, b := range values {
			if got := a.And(b); got != and[i][j] {
				t.Errorf("%v and %v = %v, want %v", a, b, got, and[i][j])
			}
			if got := a.Or(b); got != or[i][j] {
				t.Errorf("%v or %v = %v, want %v", a, b, got, or[i][j])
			}
		}
		if a.Not() != not[i] || a.String() != words[i] {
			t.Errorf("not %v = %v, written %q", a, a.Not(), a)
		}
	}
	if Truth(true) != Yes || Truth(false) != No {
		t.Error("Truth is wrong")
	}
	var zero Tri
	if zero != Unknown {
		t.Error("the zero Tri is not Unknown")
	}
}
