package reading

import (
	"fmt"

	"casus/internal/claim"
)

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
