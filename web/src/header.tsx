// The header: whose page it is, the question, the day, the edits in force, the study.

import { DateControl } from "./datecontrol";
import { EditChips } from "./chips";
import { record } from "./record";
import { StudyMenu } from "./studymenu";
import { Tabs } from "./tabs";

export function Header() {
  const question = record.value?.question;
  return (
    <header class="head">
      <div class="head-top">
        <p class="brand">Casus</p>
        <p class="question">{question ? question.text || question.title : " "}</p>
        <StudyMenu />
      </div>
      <Tabs />
      <div class="head-rule">
        <DateControl />
        <EditChips />
      </div>
    </header>
  );
}
