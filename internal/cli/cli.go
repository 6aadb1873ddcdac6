// Package cli is the command line: one file a command, each with its flags,
// one call into the rooms below, and the rendering of the result. Start with
// Run.
//
// Exit codes: 0 done, 1 the input is wrong, 2 the command was used wrongly.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"

	"github.com/alecthomas/kong"
	"golang.org/x/term"

	"casus/internal/fault"
)

// The exit codes.
const (
	exitDone  = 0
	exitInput = 1
	exitUsage = 2
)

// Env is what a command sees of the world outside, so that it can be run
// without a process.
type Env struct {
	Out, Err io.Writer
	Width    int  // columns of the terminal; 0 where there is none
	ErrWidth int  // columns of the terminal that Err is; 0 where a line cannot be drawn anew
	Color    bool // write colours

	ctx     context.Context     // ends a long task; nil in a process, where Ctrl-C does
	kept    *keptRecords        // records that a server has read; nil reads them anew
	watched func(task) Progress // shown how a long task gets on; nil shows a terminal
}

// interruptible ends with Ctrl-C, or with the request for which a server runs the
// command.
func (e Env) interruptible() (context.Context, context.CancelFunc) {
	if e.ctx != nil {
		return context.WithCancel(e.ctx)
	}
	return signal.NotifyContext(context.Background(), os.Interrupt)
}

// System is the environment of the process.
func System() Env {
	e := Env{Out: os.Stdout, Err: os.Stderr}
	if fd := int(os.Stdout.Fd()); term.IsTerminal(fd) {
		if w, _, err := term.GetSize(fd); err == nil {
			e.Width = w
		}
		e.Color = os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
	}
	if fd := int(os.Stderr.Fd()); os.Getenv("TERM") != "dumb" && term.IsTerminal(fd) {
		if w, _, err := term.GetSize(fd); err == nil {
			e.ErrWidth = w
		}
	}
	return e
}

// grammar is the whole command line; kong makes flags and help from it.
type grammar struct {
	Version kong.VersionFlag `help:"Print the version."`

	Brief    briefCmd    `cmd:"" default:"withargs" help:"The brief: what is proposed, who owes what before and after, what is not known."`
	Who      whoCmd      `cmd:"" help:"Who must respond if one state attacks another."`
	Diff     diffCmd     `cmd:"" help:"What changes if a state joins, leaves or signs."`
	Compare  compareCmd  `cmd:"" help:"Two treaties side by side, clause by clause."`
	Casebook casebookCmd `cmd:"" help:"Attacks of the past: what the treaties asked, and what happened."`
	Matrix   matrixCmd   `cmd:"" help:"Every ordered pair of states: who owes what."`
	Read     readCmd     `cmd:"" help:"Reports in, claims and events out: who says what, from whom, how far, how likely."`
	Power    powerCmd    `cmd:"" help:"The balance: what a pact weighs against rivals, who brings what, who covers whom."`
	Reliable reliableCmd `cmd:"" help:"How likely promises are kept once they are called, and what an attacker then faces."`
	Align    alignCmd    `cmd:"" help:"How two states stood to each other over time, and when that turned."`
	Likely   likelyCmd   `cmd:"" help:"How likely it is that a state joins a treaty, and how good forecasts were."`
	Crisis   crisisCmd   `cmd:"" help:"How an incident spreads: who joins, and how well that is foretold."`
	Panel    panelCmd    `cmd:"" help:"State-years and dyad-years with columns from public data sets."`
	Record   recordCmd   `cmd:"" help:"The record itself, as JSON: states, treaties, readings, claims, events and their sources."`
	Serve    serveCmd    `cmd:"" help:"The workbench: a web page and an HTTP API over the same answers, on this machine."`
	Study    studyCmd    `cmd:"" help:"Studies of the workbench: list, show, take out as a dossier folder, bring in."`
	Check    checkCmd    `cmd:"" help:"List every fault of a dossier folder."`
	Data     dataCmd     `cmd:"" help:"Public data sets: list them, fetch or import a copy."`
	New      newCmd      `cmd:"" help:"Start a dossier folder."`
}

// version is what the build says of itself.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "casus, version unknown"
	}
	return "casus " + info.Main.Version
}

const description = `Casus says what defence commitments mean, from treaties held clause by clause, offline, with a source for every answer.

Without a command it prints the brief on the dossier that comes with it.

Examples:
  casus
  casus who --attacker IRN --target SAU --on 2026-02-28
  casus diff --join TUR:SMDA2025
  casus compare SMDA2025 NATO1949

Exit codes: 0 done, 1 the input is wrong, 2 the command was used wrongly.`

// inputError is a fault in what the user gave, as against how the command was
// called.
type inputError struct{ err error }

func (e inputError) Error() string { return e.err.Error() }
func (e inputError) Unwrap() error { return e.err }

func wrong(format string, args ...any) error { return inputError{fmt.Errorf(format, args...)} }

// exitPanic carries kong's wish to end after help out of its parser.
type exitPanic int

// Run parses the arguments, runs one command and returns the exit code.
func Run(args []string, env Env) (code int) {
	defer func() {
		if r := recover(); r != nil {
			wish, ok := r.(exitPanic)
			if !ok {
				panic(r)
			}
			code = int(wish)
		}
	}()
	var g grammar
	parser, err := kong.New(&g, kong.Name("casus"), kong.Description(description),
		kong.Writers(env.Out, env.Err), kong.Exit(func(code int) { panic(exitPanic(code)) }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 100}), kong.Vars{"version": version()})
	if err != nil {
		fmt.Fprintln(env.Err, "casus:", err)
		return exitUsage
	}
	ctx, err := parser.Parse(args)
	if err != nil {
		fmt.Fprintf(env.Err, "casus: %v\nRun casus --help for the commands, casus COMMAND --help for its flags.\n", err)
		return exitUsage
	}
	ctx.Bind(env)
	if err := ctx.Run(env); err != nil {
		return report(err, env)
	}
	return exitDone
}

// report writes an error and picks the exit code.
func report(err error, env Env) int {
	var faults fault.List
	if errors.As(err, &faults) {
		fmt.Fprintln(env.Err, faults.Error())
		fmt.Fprintf(env.Err, "casus: the dossier has %s; nothing was done\n", count(len(faults), "fault"))
		return exitInput
	}
	text := strings.TrimRight(err.Error(), "\n")
	fmt.Fprintln(env.Err, "casus:", text)
	var usage usageError
	if errors.As(err, &usage) {
		return exitUsage
	}
	return exitInput
}

// usageError is a command used wrongly in a way that kong cannot see.
type usageError struct{ error }

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
