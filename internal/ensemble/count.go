package ensemble

import "casus/internal/crisis"

// counter counts runs into a slice of counters. It belongs to one core.
type counter struct {
	seed    uint64
	models  []*crisis.Model
	scratch []*crisis.Scratch
	l       *layout
	counts  []int64
	seen    []uint64 // by cell: the run, and one, in which it was done before the edit
}

func newCounter(seed uint64, models []*crisis.Model, l *layout, counts []int64) *counter {
	c := &counter{seed: seed, models: models, l: l, counts: counts, seen: make([]uint64, l.cells)}
	for _, m := range models {
		c.scratch = append(c.scratch, m.NewScratch())
	}
	return c
}

// run makes one run and counts it.
func (c *counter) run(run uint64) {
	before := c.models[0].Run(c.scratch[0], c.seed, run)
	c.count(c.counts[:c.l.size], before)
	if len(c.models) < 2 {
		return
	}
	for _, a := range before.Acts {
		c.seen[int(a.State)*crisis.Responses+int(a.Response)] = run + 1
	}
	after := c.models[1].Run(c.scratch[1], c.seed, run)
	c.count(c.counts[c.l.size:2*c.l.size], after)
	both := c.counts[c.l.both:]
	for _, a := range after.Acts {
		if cell := int(a.State)*crisis.Responses + int(a.Response); c.seen[cell] == run+1 {
			both[cell]++
		}
	}
	d := int64(after.Joined - before.Joined)
	both[c.l.cells] += d
	both[c.l.cells+1] += d * d
}

// count adds one outcome to the counters of a model.
func (c *counter) count(counts []int64, o *crisis.Outcome) {
	l := c.l
	bins := len(l.edges)
	for _, a := range o.Acts {
		cell := int(a.State)*crisis.Responses + int(a.Response)
		counts[l.did+cell]++
		counts[l.when+cell*bins+int(l.bin[a.Day])]++
	}
	counts[l.ends+int(o.End)]++
	counts[l.levels+int(o.Highest)]++
	counts[l.spread+min(o.Joined, MostJoined)]++
	counts[l.sums] += int64(o.Joined)
	counts[l.sums+1] += int64(o.Joined * o.Joined)
	counts[l.duration+int(l.bin[o.EndDay])]++
}
