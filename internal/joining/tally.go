package joining

// Tally counts simulated histories of one war: who joined, by groups, and how many.
type Tally struct {
	war     *War
	runs    float64
	joined  []float64 // by state
	sum     []float64 // by group: of those that joined
	square  []float64 // by group: of the square of that
	spread  float64   // runs in which anyone joined
	owed    float64   // joiners with a defence pact
	allys   float64   // of them on the side of one to whom they owe it
	sizes   []float64 // runs by number of joiners, the last with all from there up
	days    []int     // of all who joined
	inGroup [][]bool  // by group and state
	count   []float64 // by group, of one run
}

// NewTally makes an empty one. The war must not change while it is used.
func NewTally(w *War) *Tally {
	t := &Tally{war: w, joined: make([]float64, len(w.States)), sum: make([]float64, len(groups)), square: make([]float64, len(groups)),
		sizes: make([]float64, bounds[len(bounds)-1]+1), inGroup: make([][]bool, len(groups)), count: make([]float64, len(groups))}
	for g := range groups {
		t.inGroup[g] = make([]bool, len(w.States))
		for j := range w.States {
			t.inGroup[g][j] = groups[g].in(w, &w.States[j])
		}
	}
	return t
}

// Joiner is a state that joined in a simulated history.
type Joiner struct {
	State int // its place in War.States
	Side  Side
	Day   int
}

// Add counts one history by those who joined in it, each once.
func (t *Tally) Add(joiners []Joiner) {
	t.runs++
	clear(t.count)
	for _, j := range joiners {
		t.joined[j.State]++
		t.days = append(t.days, j.Day)
		for g := range t.inGroup {
			t.count[g] += indicator(t.inGroup[g][j.State])
		}
		if s := &t.war.States[j.State]; s.defense() {
			t.owed++
			t.allys += indicator(s.Toward[j.Side.Of()].Defense)
		}
	}
	for g, n := range t.count {
		t.sum[g] += n
		t.square[g] += n * n
	}
	t.spread += indicator(len(joiners) > 0)
	t.sizes[min(len(joiners), len(t.sizes)-1)]++
}

// Simulated is what a simulator that knew only the other wars makes of each, beside
// what happened.
type Simulated struct {
	Runs   int        `json:"runs_of_each_war"`
	Seed   uint64     `json:"seed"`
	Scores []Score    `json:"scores"`
	Groups []Foretold `json:"groups"`
	Spread Foretold   `json:"spread"`
	Allys  Foretold   `json:"on_allys_side"` // its rate is of the simulated joiners, its count scaled to those there were
	Sizes  []Size     `json:"sizes"`
	Time   []Quantile `json:"time"` // by which so many of the simulated joiners had joined
}

// Judge holds simulated wars against what happened. The tallies are by war.
func Judge(wars []War, tallies []*Tally, o Options) *Simulated {
	d := draws{o.Seed, o.Draws}
	r := &Simulated{Runs: int(tallies[0].runs)}
	n, joined := 0.0, 0.0
	for i := range wars {
		n += float64(len(wars[i].States))
		joined += float64(wars[i].joiners())
	}
	mine := foresee(wars, func(i, j int) float64 { return tallies[i].chance(j) })
	r.Scores = []Score{
		mine.score("the simulator, each war from all others", mine, d),
		foresee(wars, func(int, int) float64 { return joined / n }).score(baseRate, mine, d),
		foresee(wars, func(i, j int) float64 { return indicator(wars[i].States[j].defense()) }).score(everyAlly, mine, d),
	}
	counts := Count(wars)
	for g := range groups {
		f, variance := Foretold{Share: counts.Groups[g]}, 0.0
		for _, t := range tallies {
			mean := t.sum[g] / t.runs
			f.Mean += mean
			variance += max(0, t.square[g]/t.runs-mean*mean)
		}
		f.OverWars = rateOverWars(wars, groups[g].in, d)
		r.Groups = append(r.Groups, f.with(variance))
	}
	r.Spread = simulatedSpread(counts.Spread, tallies)
	r.Allys = simulatedAllys(counts.AllysSide, tallies)
	r.Sizes, r.Time = simulatedSizes(wars, tallies), simulatedTime(tallies)
	return r
}

// chance is the share of runs in which a state joined, with half a run either way so
// that none is impossible.
func (t *Tally) chance(state int) float64 { return (t.joined[state] + .5) / (t.runs + 1) }

func simulatedSpread(counted Share, tallies []*Tally) Foretold {
	f, variance := Foretold{Share: counted}, 0.0
	for _, t := range tallies {
		p := t.spread / t.runs
		f.Mean += p
		variance += p * (1 - p)
	}
	return f.with(variance)
}

func simulatedAllys(counted Share, tallies []*Tally) Foretold {
	owed, allys := 0.0, 0.0
	for _, t := range tallies {
		owed, allys = owed+t.owed/t.runs, allys+t.allys/t.runs
	}
	rate := allys / owed
	f := Foretold{Share: counted, Mean: rate * float64(counted.All)}
	return f.with(float64(counted.All) * rate * (1 - rate))
}

func simulatedSizes(wars []War, tallies []*Tally) []Size {
	out := emptySizes()
	for i, t := range tallies {
		out[sizeOf(wars[i].joiners())].Wars++
		for n, runs := range t.sizes {
			out[sizeOf(n)].Model += runs / t.runs
		}
	}
	return out
}

func simulatedTime(tallies []*Tally) []Quantile {
	var all []int
	for _, t := range tallies {
		all = append(all, t.days...)
	}
	return quantiles(all)
}
