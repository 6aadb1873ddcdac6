package cli

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	"casus/internal/dataset"
	"casus/internal/download"
	"casus/internal/fault"
	"casus/internal/recipe"
)

type dataFetchCmd struct {
	storeFlag
	Name    string        `arg:"" help:"The data set in its newest version, NAME@VERSION for another, or all."`
	Mirror  string        `help:"Take the files from URL/NAME-VERSION/FILE instead of the official addresses." placeholder:"URL"`
	Part    bool          `help:"Take files that have fewer rows than the version as published."`
	Again   bool          `help:"Fetch what the store holds already."`
	Timeout time.Duration `help:"Give up after this time; what has come is kept." default:"1h" placeholder:"TIME"`
}

// Help is shown by casus data fetch --help.
func (dataFetchCmd) Help() string {
	return `Downloads the files of a data set, reads them strictly and keeps a copy, as casus data import does. The terms and the citation are printed first. A download that breaks off is kept, and the next one goes on from there.

Not every data set has an address that is known; casus data list tells. The others are brought by hand with casus data import. With --mirror every data set can be fetched from a server of your own.

Examples:
  casus data fetch atop
  casus data fetch nmc@6.0 --data ~/casus-data
  casus data fetch all
  casus data fetch all --mirror https://data.example.org/casus`
}

func (c dataFetchCmd) Run(env Env) error {
	sets, err := newest(c.Name)
	if err != nil {
		return err
	}
	store, err := c.store()
	if err != nil {
		return err
	}
	store.Parts = c.Part
	fetcher, err := c.fetcher(env)
	if err != nil {
		return err
	}
	ctx, stop := env.interruptible()
	defer stop()
	ctx, cancel := context.WithTimeoutCause(ctx, c.Timeout, fmt.Errorf("the time of %s is over (--timeout)", c.Timeout))
	defer cancel()
	err = fetching{dataFetchCmd: c, env: env, store: store, fetcher: fetcher}.all(ctx, sets)
	recipe.Prepare(store) // of what came, though not all did
	return err
}

// newest finds the newest version of a data set, the one that is asked for, or
// the newest of all.
func newest(text string) ([]dataset.Set, error) {
	sets, err := versions(text)
	if err != nil || strings.Contains(text, "@") {
		return sets, err
	}
	var out []dataset.Set
	for _, s := range sets {
		if len(out) == 0 || out[len(out)-1].Name != s.Name {
			out = append(out, s)
		}
	}
	return out, nil
}

func (c dataFetchCmd) fetcher(env Env) (*download.Fetcher, error) {
	f := download.New()
	f.Agent = version()
	f.Begin = func(name string, total, at int64) download.Progress {
		return env.progress(task{Label: name, Unit: "bytes", Total: total, At: at})
	}
	if c.Mirror != "" {
		u, err := url.Parse(c.Mirror)
		if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
			return nil, wrong("--mirror %q is no address; it begins with https:// or http:// and a host", c.Mirror)
		}
		f.HTTP = u.Scheme == "http"
	}
	return f, nil
}

// fetching is one run of the command.
type fetching struct {
	dataFetchCmd
	env     Env
	store   dataset.Store
	fetcher *download.Fetcher
}

// all fetches one data set after another. A fault of one does not hold up the
// others; all are told at the end.
func (f fetching) all(ctx context.Context, sets []dataset.Set) error {
	var faults, hand []string
	kept := 0
	for _, set := range sets {
		if f.Mirror == "" && !set.Fetchable() {
			hand = append(hand, byHand(set))
			continue
		}
		err := f.one(ctx, set)
		if err == nil {
			kept++
			continue
		}
		faults = append(faults, fmt.Sprintf("%s %s: %s", set.Name, set.Version, strings.TrimRight(err.Error(), "\n")))
		if ctx.Err() != nil {
			faults = append(faults, "broken off; what has come is kept, and the same command goes on from there")
			break
		}
	}
	if len(hand) > 0 && f.Name != "all" {
		return wrong("%s", strings.Join(append(faults, hand...), "\n"))
	}
	if kept > 0 {
		fmt.Fprintf(f.env.Out, "%s: %s\n", f.store.Dir, count(kept, "data set"))
	}
	if len(hand) > 0 {
		fmt.Fprintf(f.env.Out, "\n%s\n", strings.Join(hand, "\n"))
	}
	if len(faults) > 0 {
		return wrong("%s", strings.Join(faults, "\n"))
	}
	return nil
}

// byHand says how a data set without an address is brought in.
func byHand(set dataset.Set) string {
	var files []string
	for _, c := range set.Files {
		if c.Needed {
			files = append(files, c.Name)
		}
	}
	return fmt.Sprintf("%s %s cannot be fetched, no address of its files is known: bring %s by hand from %s, then\n  %s",
		set.Name, set.Version, strings.Join(files, ", "), set.From, importLine(set))
}

func importLine(set dataset.Set) string {
	return fmt.Sprintf("casus data import %s@%s --from DIR", set.Name, set.Version)
}

// one fetches a data set and tells what came.
func (f fetching) one(ctx context.Context, set dataset.Set) error {
	if !f.Again && f.held(set) {
		fmt.Fprintf(f.env.Out, "%s %s: the store holds it, and it is whole\n", set.Name, set.Version)
		return nil
	}
	fmt.Fprintf(f.env.Out, "%s %s: %s\n  Terms: %s\n  Cite: %s\n", set.Name, set.Version, set.Title, set.Terms, set.Cite)
	out, err := f.fetcher.Set(ctx, f.store, set, f.Mirror)
	if err != nil {
		return f.refused(set, err)
	}
	for _, k := range out.Files {
		fmt.Fprintf(f.env.Out, "%s %s: %s, %d rows; %s\n", set.Name, set.Version, k.Name, k.Rows, k.Verdict)
	}
	for _, w := range out.Without {
		fmt.Fprintf(f.env.Out, "%s %s: without %s\n", set.Name, set.Version, w)
	}
	return nil
}

func (f fetching) held(set dataset.Set) bool {
	for _, h := range f.store.Held() {
		if h.Name == set.Name && h.Version == set.Version {
			return len(f.store.Verify(set)) == 0
		}
	}
	return false
}

// refused says what a user can do about a fault that another run would meet
// again.
func (f fetching) refused(set dataset.Set, err error) error {
	if _, ok := errors.AsType[fault.List](err); ok {
		return wrongData("what the server sent", err)
	}
	if _, ok := errors.AsType[*tls.CertificateVerificationError](err); ok {
		err = fmt.Errorf("%w; nothing is taken from a server that cannot be told for sure", err)
	}
	if f.Mirror != "" || !download.Final(err) {
		return err
	}
	return fmt.Errorf("%w\n  It can be brought by hand from %s, then %s", err, set.From, importLine(set))
}
