package fault

import (
	"strings"
	"testing"
)

func TestFaultSaysWhere(t *testing.T) {
	for _, c := range []struct {
		f    Fault
		want string
	}{
		{Fault{File: "a.csv", Message: "is empty"}, "a.csv: is empty"},
		{Fault{File: "a.csv", Line: 2, Message: "is cut"}, "a.csv:2: is cut"},
		{Fault{File: "a.csv", Line: 2, Column: 7, Field: "year", Text: "x", Message: `"x" is no year`}, `a.csv:2:7: year: "x" is no year`},
	} {
		if got := c.f.Error(); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

func TestCollector(t *testing.T) {
	c := Collector{Limit: 3}
	if c.Listed().Err() != nil {
		t.Error("an error without a fault")
	}
	c.Addf("b", 1, "one")
	c.Addf("a", 9, "two")
	c.Add(Fault{File: "a", Line: 2, Text: strings.Repeat("x ", 100), Message: "three"})
	if !c.Full() || c.Len() != 3 {
		t.Errorf("%d faults, full %v", c.Len(), c.Full())
	}
	c.Addf("a", 1, "four")
	if got, want := c.Listed().Error(), "a:2: three\na:9: two\nb:1: one\nb: 1 more faults are not listed"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if n := len(c.Sorted()[0].Text); n != maxShown+3 {
		t.Errorf("the text has %d characters", n)
	}
	c.Drop(func(f Fault) bool { return f.File == "a" })
	if got := c.Sorted().Error(); got != "b:1: one" {
		t.Errorf("%q", got)
	}
}

func TestCharacter(t *testing.T) {
	l := LinesOf("abc\nääb\n")
	for _, c := range [][3]int{{1, 3, 3}, {2, 1, 1}, {2, 3, 2}, {2, 5, 3}, {9, 4, 4}, {2, 0, 0}, {2, 99, 5}} {
		if got := l.Character(c[0], c[1]); got != c[2] {
			t.Errorf("line %d, byte %d is character %d, want %d", c[0], c[1], got, c[2])
		}
	}
}
