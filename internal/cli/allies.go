package cli

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"

	"casus/internal/dataset"
	"casus/internal/statecode"
	"casus/internal/world"
)

type dataAlliesCmd struct {
	From   string   `help:"The folder that holds the ATOP files." required:"" placeholder:"DIR"`
	State  []string `help:"Whose allies; repeat for several. Letters, a Correlates of War number, cow:, gw: or a name." required:"" placeholder:"STATE"`
	On     string   `help:"The day." required:"" placeholder:"DATE"`
	Format string   `help:"text or csv." default:"text" enum:"text,csv" placeholder:"FORMAT"`
	Output string   `help:"Write to a file instead of the terminal." short:"o" placeholder:"FILE"`
}

// Help is shown by casus data allies --help.
func (dataAlliesCmd) Help() string {
	return `Lists, straight from the member rows of ATOP, every ally that a state has on a day, with what the ally owes, on what conditions, against which named threat, and how secret it was. Columns have the names of the codebook.

Example:
  casus data allies --from ~/Downloads/atop --state SRB --on 1914-07-28`
}

func (c dataAlliesCmd) Run(env Env) error {
	day, err := world.ParseDay(c.On)
	if err != nil {
		return wrong("--on: %w", err)
	}
	var numbers []int
	var faults []string
	for _, text := range c.State {
		n, err := cowNumber(text, day)
		if err != nil {
			faults = append(faults, "--state: "+err.Error())
		}
		numbers = append(numbers, n)
	}
	if len(faults) > 0 {
		return wrong("%s", strings.Join(faults, "\n"))
	}
	if info, err := os.Stat(c.From); err != nil || !info.IsDir() {
		return wrong("--from %s is no folder; name the one that holds the files", c.From)
	}
	data, err := dataset.ReadATOP(os.DirFS(c.From))
	if err != nil {
		return wrongData(c.From, err)
	}
	for _, n := range numbers {
		if !slices.ContainsFunc(data.Members, func(m dataset.MemberRow) bool { return m.Member == n }) {
			faults = append(faults, fmt.Sprintf("--state %d: no alliance of the data ever had this member", n))
		}
	}
	if len(faults) > 0 {
		return wrong("%s", strings.Join(faults, "\n"))
	}
	head := append([]string{"date", "target"}, dataset.AllyColumns...)
	var rows [][]string
	for _, n := range numbers {
		for _, ally := range data.AlliesOn(day, n) {
			rows = append(rows, append([]string{day.String(), strconv.Itoa(n)}, ally.Cells()...))
		}
	}
	out := common{Output: c.Output}
	if c.Format == "csv" {
		return out.writeTable(env, head, rows)
	}
	return out.deliver(env, func(to io.Writer) error {
		w := tabwriter.NewWriter(to, 0, 0, 1, ' ', 0)
		fmt.Fprintln(w, strings.Join(head[1:], "\t"))
		for _, r := range rows {
			fmt.Fprintln(w, strings.Join(r[1:], "\t"))
		}
		return w.Flush()
	})
}

// cowNumber finds the Correlates of War number that a state bears on a day.
func cowNumber(text string, day world.Day) (int, error) {
	if n, err := strconv.Atoi(text); err == nil {
		return n, nil // ATOP knows members that no list has on the day
	}
	found, err := statecode.Find(text, statecode.OnDay(day))
	if err != nil {
		return 0, err
	}
	for _, id := range found {
		t, err := statecode.Translate(statecode.ISO, string(id), statecode.COW, statecode.OnDay(day))
		if err != nil {
			return 0, err
		}
		if n, err := strconv.Atoi(t.Code); err == nil {
			return n, nil
		}
	}
	return 0, fmt.Errorf("%s has no Correlates of War number on %s", text, day)
}
