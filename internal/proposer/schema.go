package proposer

import "casus/internal/claim"

const instruction = `List the claims that this news report makes. For each give the exact words of the report: the sentence, who says so (holder), who acts (actor), the act, its object, the words that tell how far the matter has come, and those that tell how likely it is. Copy words as they stand; leave a quote empty where the report has none. Add nothing that the report does not say.`

// schema is the JSON schema of an answer.
func schema() map[string]any {
	quote := map[string]any{
		"type": "object", "additionalProperties": false, "required": []string{"text"},
		"properties": map[string]any{
			"text":  map[string]any{"type": "string"},
			"start": map[string]any{"type": []string{"integer", "null"}},
			"end":   map[string]any{"type": []string{"integer", "null"}},
		},
	}
	properties := map[string]any{
		"stage": words(claim.Stages), "likelihood": words(claim.Likelihoods),
		"polarity": words(claim.Polarities), "attribution": words(claim.Attributions),
	}
	required := []string{"stage", "likelihood", "polarity", "attribution"}
	for _, name := range []string{"sentence", "holder", "actor", "act", "object", "stage_words", "likelihood_words"} {
		properties[name] = quote
		required = append(required, name)
	}
	one := map[string]any{"type": "object", "additionalProperties": false, "required": required, "properties": properties}
	return map[string]any{
		"type": "object", "additionalProperties": false, "required": []string{"claims"},
		"properties": map[string]any{"claims": map[string]any{"type": "array", "items": one}},
	}
}

func words[T ~string](vocabulary []T) map[string]any {
	list := make([]string, len(vocabulary))
	for i, w := range vocabulary {
		list[i] = string(w)
	}
	return map[string]any{"type": "string", "enum": list}
}
