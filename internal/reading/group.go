package reading

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"casus/internal/claim"
)

// Cluster is reports that go back to one statement or one report.
type Cluster struct {
	Root     string   // the name most members give; "" where none gives one
	Members  []int    // indices of the reports, ascending
	From, To string   // first and last date of publication
	Evidence []string // why each member after the first belongs
}

// profile is what of a report counts for its cluster.
type profile struct {
	index  int
	key    string // what orders reports: date, then text
	root   string
	vague  bool // names nobody who could be told from others
	day    int  // of publication; noDay where unknown
	said   int  // day on which the root said it
	told   bool // said is known
	main   Reading
	names  map[string]bool // outlets on the way and other holders
	grams  []uint64
	lang   string
	states map[string]bool
}

const noDay = -1 << 30

// Windows in days.
const (
	windowRoot   = 9 // reports of one root that say the same
	windowSpoken = 4 // reports of what one speaker said that say the same
	windowDrift  = 2 // reports of one root that say different things
	windowVague  = 8 // a report without a name after the root that it repeats
	windowLinked = 4 // a root and an outlet through which it spoke
)

func newProfile(i int, r Report, read []Reading) *profile {
	p := &profile{index: i, day: noDay, names: map[string]bool{}, states: map[string]bool{}}
	lang := ""
	if len(read) > 0 {
		lang = read[0].Lang
	}
	if d, ok := dayOf(r.Date, lang); ok {
		p.day = int(d)
	} else if d, ok := published(r.Text, lang); ok {
		p.day = int(d)
	}
	p.key = fmt.Sprintf("%011d %s %s", p.day+1<<31, r.Text, r.File)
	if len(read) == 0 {
		p.vague = true
		return p
	}
	if read[0].Said.Value != "" {
		p.said, p.told = int(read[0].Said.From), true
	}
	p.main, p.root, p.lang = read[0], read[0].Root, read[0].Lang
	p.vague = p.root == "" || ownVoice(r, read[0]) || unnamed(read[0])
	for _, v := range read[0].Via {
		p.names[v] = true
	}
	for _, o := range read[1:] {
		p.names[o.Root] = true
	}
	for _, s := range read[0].Actors {
		p.states[s] = true
	}
	p.grams = shingles(r.Text)
	return p
}

// ownVoice tells whether the root is the reporting outlet itself, with nobody
// else named: it may repeat what it does not cite.
func ownVoice(r Report, main Reading) bool {
	return sameName(r.Outlet, main.Root) && main.Attribution == claim.MediaCitingAnonymous && !knownOutlet(main.Root)
}

func unnamed(r Reading) bool {
	switch r.Attribution {
	case claim.MediaUnnamed, claim.Anonymous, claim.AnonymousOfficial, claim.Analysts, claim.Unattributed, claim.Narrator:
		return true
	}
	return false
}

// apart is how many days lie between two reports; known is false where a date
// is missing.
func apart(a, b *profile) (days int, known bool) {
	if a.day == noDay || b.day == noDay {
		return 0, false
	}
	if a.day > b.day {
		return a.day - b.day, true
	}
	return b.day - a.day, true
}

// link tells whether two reports go back to one root, and why.
func link(a, b *profile) (strength float64, why string) {
	days, known := apart(a, b)
	alike := 0.0
	if a.lang == b.lang {
		alike = jaccard(a.grams, b.grams)
	}
	same := a.main.Stage == b.main.Stage
	if known && days > windowRoot && !(a.told && b.told && a.said == b.said) {
		return 0, ""
	}
	switch {
	case !a.vague && !b.vague && a.root == b.root:
		if !about(a, b) || !sameDay(a, b, days, known) {
			return 0, ""
		}
		if same && a.main.Polarity == b.main.Polarity || days <= windowDrift && known || alike > 0.3 {
			return 2, fmt.Sprintf("names %s as its root, %d days apart", a.root, days)
		}
	case !a.vague && !b.vague:
		if (a.names[b.root] || b.names[a.root]) && same && days <= windowLinked {
			return 1.5, fmt.Sprintf("has %s of %s, at the same stage", a.root, b.root)
		}
	case alike > 0.4:
		return 1 + alike, fmt.Sprintf("shares %.0f %% of its wording", 100*alike)
	case days <= windowVague && profileAlike(a, b, days):
		return 1 - float64(days)/100, fmt.Sprintf("says %s, %s, %s of the same states, %d days apart", a.main.Stage, a.main.Likelihood, a.main.Polarity, days)
	}
	return 0, ""
}

// sameDay tells whether two reports of one root can mean the same statement: by
// the day on which it was made where both tell it, else by their own dates. A
// speaker speaks again within days, a leak is repeated for longer.
func sameDay(a, b *profile, days int, known bool) bool {
	if a.told && b.told {
		return max(a.said-b.said, b.said-a.said) <= 1
	}
	return !known || days <= windowSpoken || !speaking(a.main) || !speaking(b.main)
}

func speaking(r Reading) bool {
	switch r.Attribution {
	case claim.NamedOfficial, claim.NamedInstitution, claim.NamedPerson:
		return true
	}
	return false
}

// about tells whether two reports speak of the same states, as far as both name
// enough of them.
func about(a, b *profile) bool {
	if len(a.states) < 2 || len(b.states) < 2 {
		return true
	}
	return shared(a, b) >= 2
}

func shared(a, b *profile) int {
	n := 0
	for s := range a.states {
		if b.states[s] {
			n++
		}
	}
	return n
}

// telling are the stages that few reports of one week have by chance.
var telling = map[claim.Stage]bool{claim.TalksAdvanced: true, claim.DraftReady: true, claim.NearFinal: true, claim.Denied: true,
	claim.Declined: true, claim.TalksUnderwayNotSigned: true, claim.Conditional: true}

// profileAlike tells whether what two reports say is the same and is special
// enough to come from one root.
func profileAlike(a, b *profile, days int) bool {
	if a.main.Stage != b.main.Stage || a.main.Likelihood != b.main.Likelihood || a.main.Polarity != b.main.Polarity {
		return false
	}
	if a.vague && b.vague {
		return a.root == b.root && about(a, b) && (telling[a.main.Stage] || a.root != "" && days <= windowSpoken)
	}
	return telling[a.main.Stage] && shared(a, b) >= 2
}

// Group puts reports together that repeat one root. What Read gave for each
// report stands at the same index of read. The order of reports does not change
// the clusters; clusters come in the order of their first reports.
func Group(rs []Report, read [][]Reading) []Cluster {
	ps := make([]*profile, len(rs))
	for i := range rs {
		ps[i] = newProfile(i, rs[i], read[i])
	}
	sort.SliceStable(ps, func(i, j int) bool { return ps[i].key < ps[j].key })
	g := grouping{}
	for _, p := range ps { // those that name a root make the clusters
		if !p.vague {
			g.place(p, true)
		}
	}
	for _, p := range ps { // the others go to the nearest, or stand by themselves
		if p.vague {
			g.place(p, false)
		}
	}
	return g.clusters(rs)
}

type grouping struct{ sets []*set }

type set struct {
	members []*profile
	why     []string
}

// place puts a report into the set with which it has the strongest link. A set
// does not reach over more days than a root is repeated.
func (g *grouping) place(p *profile, named bool) {
	var best *set
	strongest, reason := 0.0, ""
	for i := len(g.sets) - 1; i >= 0; i-- {
		s := g.sets[i]
		if !p.reaches(s.members[0]) {
			continue
		}
		for _, m := range s.members {
			strength, why := link(p, m)
			if strength > strongest {
				best, strongest, reason = s, strength, why
			}
		}
	}
	if best == nil {
		g.sets = append(g.sets, &set{members: []*profile{p}, why: []string{""}})
		return
	}
	best.members = append(best.members, p)
	best.why = append(best.why, reason)
}

// reaches tells whether a report can still belong to the set that begins with
// first, so that links of a few days each do not run on for weeks.
func (p *profile) reaches(first *profile) bool {
	days, known := apart(p, first)
	if !known || p.told && first.told && p.said == first.said {
		return true
	}
	if !p.vague && speaking(p.main) && speaking(first.main) {
		return days <= windowSpoken+1
	}
	return days <= windowRoot
}

func (g *grouping) clusters(rs []Report) []Cluster {
	sort.SliceStable(g.sets, func(i, j int) bool { return g.sets[i].first() < g.sets[j].first() })
	out := make([]Cluster, 0, len(g.sets))
	for _, s := range g.sets {
		c := Cluster{Root: s.root()}
		for k, m := range s.members {
			c.Members = append(c.Members, m.index)
			if date := rs[m.index].Date; date != "" {
				if c.From == "" || date < c.From {
					c.From = date
				}
				if date > c.To {
					c.To = date
				}
			}
			if s.why[k] != "" {
				c.Evidence = append(c.Evidence, strings.TrimSpace(rs[m.index].File+" "+s.why[k]))
			}
		}
		slices.Sort(c.Members)
		out = append(out, c)
	}
	return out
}

func (s *set) first() string {
	key := s.members[0].key
	for _, m := range s.members {
		key = min(key, m.key)
	}
	return key
}

// root is the name that most members give who name one.
func (s *set) root() string {
	counts := map[string]int{}
	best := ""
	for _, m := range s.members {
		if m.vague {
			continue
		}
		counts[m.root]++
		if n := counts[m.root]; best == "" || n > counts[best] || n == counts[best] && m.root < best {
			best = m.root
		}
	}
	if best == "" {
		for _, m := range s.members {
			if best == "" {
				best = m.root
			}
		}
	}
	return best
}
