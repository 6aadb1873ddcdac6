package dataset

import (
	"fmt"
	"io/fs"
)

// IdealPoints are where states stand in the General Assembly of the United
// Nations, estimated from their votes, sessions 1 to 74 (1946-2019); there is none
// of session 19, in which hardly anything was voted on. Bailey, Michael A., Anton
// Strezhnev and Erik Voeten. 2017. Estimating Dynamic State Preferences from United
// Nations Voting Data. Journal of Conflict Resolution 61(2): 430-456. The table is
// published as IdealpointestimatesAll_Apr2020.csv, in Windows-1252, with lines that
// end in CRLF.
type IdealPoints = Table[IdealPointRow]

// IdealPointRow is a state in a session.
type IdealPointRow struct {
	State   int // Correlates of War number
	Letters string
	Name    string
	Session int
	Votes   int // NVotes: on how many the estimate stands

	// Point is the mean of the posterior distribution, on one dimension that keeps
	// its meaning over time: about -3 to 3, higher for states that vote with the
	// United States and the West.
	Point float64
	// Least to Most are quantiles of the posterior: 0 (spelled QO% in the table), 5,
	// 10, 50, 90, 95 and 100 per cent.
	Least, Q5, Q10, Median, Q90, Q95, Most float64

	Line int
}

// Year is the year in which the session began.
func (r *IdealPointRow) Year() int { return r.Session + 1945 }

func (r *IdealPointRow) quantiles() []float64 {
	return []float64{r.Least, r.Q5, r.Q10, r.Median, r.Q90, r.Q95, r.Most}
}

// inOrder refuses quantiles that do not rise, and a mean outside them.
func (r *IdealPointRow) inOrder() error {
	q := r.quantiles()
	for i := range q[1:] {
		if q[i] > q[i+1] {
			return fmt.Errorf("the quantiles do not rise: %g is before %g", q[i], q[i+1])
		}
	}
	if r.Point < r.Least || r.Point > r.Most {
		return fmt.Errorf("IdealPoint %g lies outside the quantiles, %g to %g", r.Point, r.Least, r.Most)
	}
	return nil
}

const maxSession = 200

func pointColumn(name string, at func(*IdealPointRow) *float64) column[IdealPointRow] {
	return decimalColumn(name, -maxScore, maxScore, at)
}

// ReadIdealPoints reads the table.
func ReadIdealPoints(fsys fs.FS, name string) (IdealPoints, error) {
	return readOne(fsys, name, layout[IdealPointRow]{
		kind: "ideal point",
		columns: []column[IdealPointRow]{
			stateColumn("ccode", func(r *IdealPointRow) *int { return &r.State }),
			numberColumn("session", 1, maxSession, func(r *IdealPointRow) *int { return &r.Session }),
			numberColumn("NVotes", 1, 10_000, func(r *IdealPointRow) *int { return &r.Votes }),
			pointColumn("IdealPoint", func(r *IdealPointRow) *float64 { return &r.Point }),
			pointColumn("QO%", func(r *IdealPointRow) *float64 { return &r.Least }),
			pointColumn("Q5%", func(r *IdealPointRow) *float64 { return &r.Q5 }),
			pointColumn("Q10%", func(r *IdealPointRow) *float64 { return &r.Q10 }),
			pointColumn("Q50%", func(r *IdealPointRow) *float64 { return &r.Median }),
			pointColumn("Q90%", func(r *IdealPointRow) *float64 { return &r.Q90 }),
			pointColumn("Q95%", func(r *IdealPointRow) *float64 { return &r.Q95 }),
			pointColumn("Q100%", func(r *IdealPointRow) *float64 { return &r.Most }),
			wordsColumn("iso3c", func(r *IdealPointRow) *string { return &r.Letters }),
			wordsColumn("Countryname", func(r *IdealPointRow) *string { return &r.Name }),
		},
		line:   func(r *IdealPointRow) *int { return &r.Line },
		finish: (*IdealPointRow).inOrder,
		key:    func(r *IdealPointRow) string { return fmt.Sprintf("state %d in session %d", r.State, r.Session) },
	})
}
