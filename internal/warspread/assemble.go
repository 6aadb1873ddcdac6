package warspread

import (
	"cmp"
	"slices"

	"casus/internal/dataset"
	"casus/internal/joining"
	"casus/internal/world"
)

// Tables are what wars are made of.
type Tables struct {
	Wars    []dataset.InterStateRow
	States  []dataset.StateSpell
	Majors  []dataset.StateSpell
	Borders []dataset.ContiguityEpisode
	Pacts   []dataset.MemberRow
}

// Assemble makes the wars of the tables, in order of their numbers, with the states
// at risk in order of theirs.
func Assemble(t Tables) []joining.War {
	scenes := Scenes(t)
	out := make([]joining.War, len(scenes))
	for i := range scenes {
		out[i] = scenes[i].War
	}
	return out
}

// Scene is a war with what tied the states at risk to one another on its first day.
type Scene struct {
	joining.War
	Day     world.Day
	Borders [][2]int // places in States of two that share a border on land, the first less
	Owes    [][2]int // the first owes the second active defence
}

// Scenes makes wars as Assemble does.
func Scenes(t Tables) []Scene {
	pacts := pactsOf(t.Pacts)
	rows := map[int][]*dataset.InterStateRow{}
	var ids []int
	for i := range t.Wars {
		r := &t.Wars[i]
		if rows[r.War] == nil {
			ids = append(ids, r.War)
		}
		rows[r.War] = append(rows[r.War], r)
	}
	slices.Sort(ids)
	out := make([]Scene, len(ids))
	for i, id := range ids {
		war, day := t.war(rows[id], pacts)
		out[i] = t.scene(war, day, pacts)
	}
	return out
}

// fighter is what one state did in a war.
type fighter struct {
	state int
	from  world.Day // on which it first fought
	first joining.Side
	last  joining.Side // of its last row
	began bool
}

// fighters puts the rows of a war together by state, in order of their numbers.
func fighters(rows []*dataset.InterStateRow) []fighter {
	var out []fighter
	for _, r := range rows {
		side, from := joining.Side(r.Side), r.Days[0].First.Lo
		at := slices.IndexFunc(out, func(f fighter) bool { return f.state == r.State })
		if at < 0 {
			at = len(out)
			out = append(out, fighter{state: r.State, from: from, first: side})
		}
		f := &out[at]
		if from < f.from {
			f.from, f.first = from, side
		}
		f.last = side
		f.began = f.began || r.Initiator
	}
	slices.SortFunc(out, func(a, b fighter) int { return cmp.Compare(a.state, b.state) })
	return out
}

// originals are the fighters of the first day, and the first of a side that has none.
func originals(all []fighter, day world.Day) map[int]joining.Side {
	out := map[int]joining.Side{}
	for _, side := range []joining.Side{joining.First, joining.Second} {
		first := world.DistantFuture
		for _, f := range all {
			if f.first == side {
				first = min(first, f.from)
			}
		}
		for _, f := range all {
			if f.first == side && f.from == first {
				out[f.state] = side
			}
		}
	}
	return out
}

func (t Tables) war(rows []*dataset.InterStateRow, pacts [][]*dataset.MemberRow) (joining.War, world.Day) {
	all := fighters(rows)
	day := world.DistantFuture
	for _, f := range all {
		day = min(day, f.from)
	}
	year, _, _ := day.Civil()
	w := joining.War{ID: rows[0].War, Name: rows[0].Name, Year: year}
	first := originals(all, day)
	majors := on(t.Majors, day)
	for _, f := range all {
		if side, ok := first[f.state]; ok {
			w.Originals[side.Of()]++
			w.Began[side.Of()] = w.Began[side.Of()] || f.began
		}
	}
	ties := t.ties(first, day, pacts)
	members := on(t.States, day)
	w.Members = len(members)
	for i := range t.States {
		id := t.States[i].State
		if _, fights := first[id]; fights || !members[id] {
			continue
		}
		delete(members, id) // a state may have several spells
		w.States = append(w.States, joining.State{ID: id, Toward: ties[id], Major: majors[id]})
	}
	slices.SortFunc(w.States, func(a, b joining.State) int { return cmp.Compare(a.ID, b.ID) })
	for _, f := range all {
		if _, original := first[f.state]; original {
			continue
		}
		at, found := slices.BinarySearchFunc(w.States, f.state, func(s joining.State, id int) int { return cmp.Compare(s.ID, id) })
		if !found {
			w.Outside++
			continue
		}
		s := &w.States[at]
		s.Joined, s.Last, s.Days = f.first, f.last, int(f.from-day)
	}
	return w, day
}

// scene finds what the states at risk had to do with one another.
func (t Tables) scene(w joining.War, day world.Day, pacts [][]*dataset.MemberRow) Scene {
	sc := Scene{War: w, Day: day}
	at := map[int]int{}
	for i := range w.States {
		at[w.States[i].ID] = i
	}
	pair := func(list *[][2]int, a, b int) {
		i, ok := at[a]
		j, also := at[b]
		if ok && also {
			*list = append(*list, [2]int{i, j})
		}
	}
	for i := range t.Borders {
		if e := &t.Borders[i]; onLand(e, day) {
			pair(&sc.Borders, e.Low, e.High)
		}
	}
	for _, rows := range pacts {
		allies(rows, day, func(state, partner *dataset.MemberRow) {
			if state.Defense {
				pair(&sc.Owes, state.Member, partner.Member)
			}
		})
	}
	for _, list := range []*[][2]int{&sc.Borders, &sc.Owes} {
		slices.SortFunc(*list, func(a, b [2]int) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1])) })
		*list = slices.Compact(*list)
	}
	return sc
}

func on(spells []dataset.StateSpell, day world.Day) map[int]bool {
	out := map[int]bool{}
	for i := range spells {
		if spells[i].On(day) == world.Yes {
			out[spells[i].State] = true
		}
	}
	return out
}

// ties are what each state has to do with the originals on a day.
func (t Tables) ties(first map[int]joining.Side, day world.Day, pacts [][]*dataset.MemberRow) map[int][2]joining.Tie {
	out := map[int][2]joining.Tie{}
	note := func(state, original int, add func(*joining.Tie)) {
		if side, ok := first[original]; ok {
			both := out[state]
			add(&both[side.Of()])
			out[state] = both
		}
	}
	for i := range t.Borders {
		e := &t.Borders[i]
		if onLand(e, day) {
			border := func(t *joining.Tie) { t.Border = true }
			note(e.Low, e.High, border)
			note(e.High, e.Low, border)
		}
	}
	for _, rows := range pacts {
		allies(rows, day, func(state, partner *dataset.MemberRow) {
			note(state.Member, partner.Member, func(t *joining.Tie) {
				t.Ally = true
				t.Defense = t.Defense || state.Defense
			})
		})
	}
	return out
}

func onLand(e *dataset.ContiguityEpisode, day world.Day) bool {
	return e.Type == dataset.ByLand && e.From.Lo <= day && day <= e.To.Hi
}

// pactsOf puts the rows of each phase of each alliance together, as an alliance has
// its terms by phases.
func pactsOf(rows []dataset.MemberRow) [][]*dataset.MemberRow {
	type phase struct{ alliance, phase int }
	at := map[phase]int{}
	var out [][]*dataset.MemberRow
	for i := range rows {
		key := phase{rows[i].ID, rows[i].Phase}
		n, ok := at[key]
		if !ok {
			n = len(out)
			at[key] = n
			out = append(out, nil)
		}
		out[n] = append(out[n], &rows[i])
	}
	return out
}

// allies goes through each pair of members of an alliance on a day; the day of
// leaving is one of a member's.
func allies(rows []*dataset.MemberRow, day world.Day, note func(state, partner *dataset.MemberRow)) {
	rows = slices.DeleteFunc(slices.Clone(rows), func(m *dataset.MemberRow) bool {
		return m.From.Lo > day || !m.InEffect && m.To.Hi < day
	})
	for _, m := range rows {
		for _, partner := range rows {
			if m.Member != partner.Member {
				note(m, partner)
			}
		}
	}
}
