package brief_test

import (
	"math"
	"slices"
	"testing"

	"casus/internal/brief"
	"casus/internal/dossier"
	"casus/internal/world"
)

func riyadhAnkara(t *testing.T) (before, after *world.World, on world.Day) {
	t.Helper()
	w, err := dossier.Open(dossier.Default)
	if err != nil {
		t.Fatal(err)
	}
	after, err = w.WithAll(w.Question.Edits)
	if err != nil {
		t.Fatal(err)
	}
	return w, after, w.Question.AsOf
}

// TestPowerOfThePact: with Turkey the pact is never weaker, a range holds its value,
// what the members count for in the game of shares sums to the share, and cover at
// home is never less with the pact.
func TestPowerOfThePact(t *testing.T) {
	before, after, on := riyadhAnkara(t)
	pact := after.Treaty("SMDA2025")
	rivals := brief.Attackers(after, pact, on)
	p, err := brief.NewPower(before, after, before.Question.Edits, pact, rivals, on, brief.ShareGame, nil)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Contains(p.After, "TUR") || slices.Contains(p.Before, "TUR") || len(p.Against) != 6*(len(rivals)+1) {
		t.Errorf("before %v, after %v, %d balances", p.Before, p.After, len(p.Against))
	}
	whole := map[string]float64{}
	for _, a := range p.Against {
		for _, part := range []brief.PowerPart{a.Before, a.After} {
			if !part.Known || part.Low > part.Value || part.High < part.Value || part.Low < 0 || part.High > 1 {
				t.Errorf("%s against %v: %+v", a.Index, a.Rivals, part)
			}
		}
		if a.After.Value < a.Before.Value || a.After.Low < a.Before.Low {
			t.Errorf("%s against %v is less with one member more: %+v", a.Index, a.Rivals, a)
		}
		if len(a.Rivals) == len(rivals) {
			whole[a.Index] = a.After.Value
		}
	}
	sums := map[string]float64{}
	for _, w := range p.Worth {
		sums[w.Index] += w.Shapley
	}
	for index, want := range whole {
		if math.Abs(sums[index]-want) > 1e-12 {
			t.Errorf("%s: Shapley values sum to %v, the share is %v", index, sums[index], want)
		}
	}
	for _, c := range p.Cover {
		if c.Before.Value < c.Alone.Value-1e-12 || c.After.Value < c.Before.Value-1e-12 {
			t.Errorf("%s against %s by %s: %+v", c.Member, c.Rival, c.Index, c)
		}
		covered := c.Before.Value > c.Alone.Value
		if inside := slices.Contains(p.Before, c.Member); inside != covered || c.After.Value <= c.Before.Value {
			t.Errorf("%s, in the pact before: %v, against %s by %s: %+v", c.Member, inside, c.Rival, c.Index, c)
		}
	}
	for _, m := range p.Members {
		for _, o := range m.Operations {
			if o.Text[:4] > "2026" {
				t.Errorf("%s: %s is after the day", m.State, o.Text)
			}
		}
	}
}

// TestPowerOfTheUnknown: a state without a value widens the range and is named.
func TestPowerOfTheUnknown(t *testing.T) {
	_, after, on := riyadhAnkara(t)
	p, err := brief.NewPower(after, after, nil, after.Treaty("NATO1949"), []world.StateID{"RUS"}, on, "", nil)
	if err != nil {
		t.Fatal(err)
	}
	if p.Game != brief.ParityGame || len(p.After) != 32 {
		t.Errorf("game %s of %d members", p.Game, len(p.After))
	}
	for _, a := range p.Against {
		if a.Index == "personnel" && (!slices.Equal(a.Blank, []world.StateID{"ISL"}) || a.Before.High <= a.Before.Value) {
			t.Errorf("forces: %+v", a)
		}
	}
	if _, err := brief.NewPower(after, after, nil, after.Treaty("NATO1949"), []world.StateID{"RUS"}, on, brief.ShareGame, nil); err == nil {
		t.Error("the game of shares was counted for 32 members")
	}
}

// TestBlocsOfTheRecord: a hostile course is a tie against, whatever was promised, and
// no tie is there twice.
func TestBlocsOfTheRecord(t *testing.T) {
	before, after, on := riyadhAnkara(t)
	b, err := brief.NewBlocs(before, after, before.Question.Edits, before.Question.Focus, 2, on)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[[2]world.StateID]bool{}
	for _, tie := range b.After.Ties {
		if seen[[2]world.StateID{tie.A, tie.B}] || seen[[2]world.StateID{tie.B, tie.A}] || tie.A == tie.B {
			t.Errorf("%+v twice", tie)
		}
		seen[[2]world.StateID{tie.A, tie.B}] = true
	}
	for _, o := range []brief.BlocsOf{b.Before, b.After} {
		if !o.Proven || o.Lower != o.Index || int(o.Index) != len(o.Frustrated) || len(o.Ties) == 0 {
			t.Errorf("index %d, bound %d, proven %v, %d ties that do not fit of %d", o.Index, o.Lower, o.Proven, len(o.Frustrated), len(o.Ties))
		}
		members := len(o.Alone)
		for _, bloc := range o.Blocs {
			members += len(bloc)
		}
		if members != len(b.States) {
			t.Errorf("%d states in blocs or alone, of %d", members, len(b.States))
		}
	}
}
