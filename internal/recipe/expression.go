package recipe

import (
	"fmt"
	"math"
	"slices"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/vm"

	"casus/internal/panel"
	"casus/internal/world"
)

// compile makes a column of an expression over the columns made before: numbers,
// + - * / % **, comparisons, && || !, ? :, and the functions abs, ceil, floor,
// round, min, max, log, exp, sqrt. Yes and no are written as 1 and 0. What is not a
// finite number is not known.
func compile(v panel.Variable, text string, p *panel.Panel) (*panel.Computed, error) {
	env := map[string]float64{}
	var known []string
	for _, column := range p.Variables() {
		if column.Kind != panel.Text {
			env[column.Name], known = 0, append(known, column.Name)
		}
	}
	seen := &identifiers{}
	program, err := expr.Compile(text, append(functionOptions(), expr.Env(env), expr.Patch(seen))...)
	for _, name := range seen.names {
		if _, ok := env[name]; !ok {
			return nil, fmt.Errorf("%s: there is no column %s%s", text, name, world.DidYouMean(name, known))
		}
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", text, err)
	}
	machine := &vm.VM{}
	return &panel.Computed{Of: v, Needs: seen.names, F: func(values []float64) float64 {
		for i, name := range seen.names {
			env[name] = values[i]
		}
		out, err := machine.Run(program, env)
		if err != nil {
			return math.NaN()
		}
		return finite(out)
	}}, nil
}

// finite turns the result of an expression into a value.
func finite(out any) float64 {
	switch x := out.(type) {
	case bool:
		return panel.One(x)
	case int:
		return float64(x)
	case float64:
		if !math.IsInf(x, 0) {
			return x
		}
	}
	return math.NaN()
}

// identifiers gathers the names in an expression.
type identifiers struct{ names []string }

// Visit is called for every node.
func (v *identifiers) Visit(node *ast.Node) {
	id, ok := (*node).(*ast.IdentifierNode)
	if ok && functions[id.Value] == nil && !slices.Contains(v.names, id.Value) {
		v.names = append(v.names, id.Value)
	}
}

// functions are those that expr has not.
var functions = map[string]func(float64) float64{"log": math.Log, "exp": math.Exp, "sqrt": math.Sqrt}

func functionOptions() []expr.Option {
	var out []expr.Option
	for name, f := range functions {
		out = append(out, expr.Function(name, func(args ...any) (any, error) {
			switch x := args[0].(type) {
			case float64:
				return f(x), nil
			case int:
				return f(float64(x)), nil
			}
			return math.NaN(), nil
		}, new(func(float64) float64), new(func(int) float64)))
	}
	return out
}
