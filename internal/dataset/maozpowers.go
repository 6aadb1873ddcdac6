package dataset

import (
	"errors"
	"fmt"
	"io/fs"

	"casus/internal/world"
)

// MaozPowers is Zeev Maoz's list of regional and global powers, 1816 to 2019, as
// the R package peacesciencer carries it (maoz_powers). A state has a row for
// each run of its times as a power; a row has a time as a regional power, as a
// global one, or one after the other.
type MaozPowers = Table[MaozPower]

// MaozPower is a state that was a power of one kind or both. A time without a
// From was none.
type MaozPower struct {
	State            int // Correlates of War number
	Regional, Global PowerDays
	Line             int
}

// PowerDays are the first and the last day of a power. The last is one of them.
type PowerDays struct {
	From, To world.Date
	Open     bool // To is the day on which the list ends
}

// In tells whether the state was such a power on any day of the year; unknown
// after the list ends.
func (d *PowerDays) In(year int) world.Tri {
	if !d.From.Known() {
		return world.No
	}
	return reach(d.From.Lo, d.To.Hi, d.Open, yearOf(year))
}

func maozPowersLayout() layout[MaozPower] {
	on := func(name string, at func(*MaozPower) *world.Date) column[MaozPower] {
		return column[MaozPower]{name, func(m *MaozPower, c *cell) { *at(m) = c.date() }}
	}
	return layout[MaozPower]{
		kind: "regional and global power",
		columns: []column[MaozPower]{
			stateColumn("ccode", func(m *MaozPower) *int { return &m.State }),
			on("regstdate", func(m *MaozPower) *world.Date { return &m.Regional.From }),
			on("regenddate", func(m *MaozPower) *world.Date { return &m.Regional.To }),
			on("globstdate", func(m *MaozPower) *world.Date { return &m.Global.From }),
			on("globenddate", func(m *MaozPower) *world.Date { return &m.Global.To }),
		},
		line:   func(m *MaozPower) *int { return &m.Line },
		finish: (*MaozPower).whole,
		key: func(m *MaozPower) string {
			return fmt.Sprintf("state %d, regional from %s, global from %s", m.State, orUnknown(m.Regional.From), orUnknown(m.Global.From))
		},
		whole: func(rows []MaozPower, _ notes) {
			var times []*PowerDays
			for i := range rows {
				for _, d := range []*PowerDays{&rows[i].Regional, &rows[i].Global} {
					if d.From.Known() {
						times = append(times, d)
					}
				}
			}
			endOf(times, func(d **PowerDays) world.Day { return (*d).To.Hi }, func(d **PowerDays) *bool { return &(*d).Open })
		},
		blank: []string{"NA"},
	}
}

// whole refuses half a time and a row without any.
func (m *MaozPower) whole() error {
	for _, d := range []PowerDays{m.Regional, m.Global} {
		if d.From.Known() != d.To.Known() {
			return errors.New("one of the first and the last day is given and the other is not")
		}
	}
	if !m.Regional.From.Known() && !m.Global.From.Known() {
		return errors.New("the row has no time as a power, regional or global")
	}
	return errors.Join(datesRunOn(m.Regional.From, m.Regional.To), datesRunOn(m.Global.From, m.Global.To))
}

// ReadMaozPowers reads the list.
func ReadMaozPowers(fsys fs.FS, name string) (MaozPowers, error) {
	return readOne(fsys, name, maozPowersLayout())
}
