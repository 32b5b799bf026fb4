/**
 * One thing wrong in the sound installation, and the problem that must come of it:
 * what | file | path that is set | value (JSON, $label is a label) | path of the problem | part of got | part of wanted
 */
const table = `
state in to | programmes/visit.json | acts.finish.to | "shutt" | programmes.visit.acts.finish.to | shutt | open, shut
state in from | programmes/visit.json | acts.finish.from[0] | "opn" | programmes.visit.acts.finish.from[0] | opn | open, shut
opening act that stays | programmes/visit.json | acts.begin.to | "stay" | programmes.visit.acts.begin.to | stay | open
state in path | programmes/visit.json | path[1] | "gone" | programmes.visit.path[1] | gone | open, shut
role | programmes/visit.json | acts.finish.by[0] | "king" | programmes.visit.acts.finish.by[0] | king | clerk
title field | programmes/visit.json | titleField | "name" | programmes.visit.titleField | name | title
clock | programmes/visit.json | acts.begin.effects[1].clock | "vist" | programmes.visit.acts.begin.effects[1].clock | vist | visit
field of an effect | programmes/visit.json | acts.begin.effects[0].field | "titel" | programmes.visit.acts.begin.effects[0].field | titel | title
form field | programmes/visit.json | acts.begin.effects[0].from.input | "nope" | programmes.visit.acts.begin.effects[0].from.input | nope | title
flag | programmes/visit.json | acts.begin.effects[0] | {"do":"flag","flag":"hot","on":true} | programmes.visit.acts.begin.effects[0].flag | hot | (none declared)
counter | programmes/visit.json | acts.begin.effects[0] | {"do":"count","counter":"n"} | programmes.visit.acts.begin.effects[0].counter | n | (none declared)
kind of form field | programmes/visit.json | acts.begin.effects[0] | {"do":"lead","from":{"input":"title"}} | programmes.visit.acts.begin.effects[0].from.input | title: text | unit
fact of a rule | programmes/visit.json | acts.finish.guards[0].rule.field | "fields.titel" | programmes.visit.acts.finish.guards[0].rule | titel | title
form field of a rule | programmes/visit.json | acts.finish.guards[0].rule.field | "input.x" | programmes.visit.acts.finish.guards[0].rule | x | (none declared)
unheard-of fact | programmes/visit.json | acts.finish.guards[0].rule.field | "weather" | programmes.visit.acts.finish.guards[0].rule | weather | state, ended
clock fact | programmes/visit.json | acts.finish.guards[0].rule.field | "clock.visit.late" | programmes.visit.acts.finish.guards[0].rule | late | running
state as value | programmes/visit.json | acts.finish.guards[0].rule | {"op":"eq","field":"state","value":"opn"} | programmes.visit.acts.finish.guards[0].rule | opn | open, shut
choice without options | programmes/visit.json | fields.title.kind | "choice" | programmes.visit.fields.title.options | none | option
section of Today | programmes/visit.json | today | [{"code":"t","label":$label,"roles":["king"],"filter":{}}] | programmes.visit.today[0].roles[0] | king | clerk
state nobody reaches | programmes/visit.json | states.lost | {"label":$label,"stage":$label,"tone":"void","end":true} | programmes.visit.states.lost | lost | an act
life without an end | programmes/visit.json | states.shut.end | false | programmes.visit.states.open | open | end: true
clock that never stops | programmes/visit.json | states.shut.end | false | programmes.visit.acts.begin.effects[1] | visit | stop
no act that opens | programmes/visit.json | acts.begin.from | ["open"] | programmes.visit.acts | none | from: 'new'
unknown key | programmes/visit.json | acts.finish.effect | [] | programmes/visit.json.acts.finish | { | effect
wrong type | programmes/visit.json | numberPrefix | 7 | programmes/visit.json.numberPrefix | 7 | string
unknown operator | districts/town.json | catalogues[0].rules[0].when | {"op":"often"} | districts/town.json.catalogues[0].rules[0].when | often | 
not JSON | places/town.json |  |  | places/town.json |  | JSON
calendar | districts/town.json | calendar | "moon" | districts.town.calendar | moon | week
file of places | districts/town.json | places | "city" | districts.town.places | city | town
time zone | districts/town.json | timeZone | "Mars/Olympus" | districts.town.timeZone | Mars/Olympus | IANA
programme | districts/town.json | programmes[0] | "vist" | districts.town.programmes[0] | vist | visit
two programmes of one prefix | districts/town.json | programmes | ["visit","visit"] | districts.town.programmes[1] | V | 
lead unit | districts/town.json | catalogues[0].rules[0].lead | "ofice" | districts.town.catalogues[0].rules[0].lead | ofice | office
assisting unit | districts/town.json | catalogues[0].rules[0].assist | ["x"] | districts.town.catalogues[0].rules[0].assist[0] | x | office
category of a rule | districts/town.json | catalogues[0].rules[0].when | {"op":"has","field":"categories","value":"b"} | districts.town.catalogues[0].rules[0].when | b | a
place of a rule | districts/town.json | catalogues[0].rules[0].when | {"op":"within","field":"placePath","place":"moon"} | districts.town.catalogues[0].rules[0].when | moon | town
limit of no clock | districts/town.json | categories[0].limits | {"visitt":{"kind":"urgent","minutes":60}} | districts.town.categories[0].limits.visitt | visitt | visit
parent of a category | districts/town.json | categories[0].parent | "z" | districts.town.categories[0].parent | z | a
circle of categories | districts/town.json | categories[0].parent | "a" | districts.town.categories[0].parent | a < a | root
unit twice | districts/town.json | units[1] | {"code":"office","label":$label,"kind":"centre"} | districts.town.units[1].code | office | of its own
place of a unit | districts/town.json | units[0].place | "moon" | districts.town.units[0].place | moon | town
rule that never holds | districts/town.json | catalogues[0].rules[1] | {"code":"late","label":$label,"when":{"op":"always"},"lead":"office"} | districts.town.catalogues[0].rules[1] | late | last rule
two roots | places/town.json | places[1] | {"code":"b","parent":null,"kind":"district","label":$label} | places.town.places | town, b | parent: null
cell without a grid | places/town.json | places[1] | {"code":"c","parent":"town","kind":"cell","label":$label} | places.town.places[1] | c | cells
holiday in another year | calendars/week.json | years[0].holidays[0].date | "2025-10-01" | calendars.week.years[0].holidays[0].date | 2025-10-01 | 2026
make-up day on a working day | calendars/week.json | years[0].makeUpDays[0] | "2026-09-30" | calendars.week.years[0].makeUpDays[0] | 2026-09-30 | off
hours that overlap | calendars/week.json | hours[1] | [1000,1100] | calendars.week.hours[1] | 1000-1100 | no overlap
programme of a source | sources/list.json | programme | "vist" | sources.list.programme | vist | visit
field of a source | sources/list.json | fields | {"x":{"columns":["x"]}} | sources.list.fields.x | x | title
`;

export interface WrongDeclaration {
  what: string;
  file: string;
  /** the path in the file that is set to `value`; empty for a file that is no JSON */
  set: string;
  value: unknown;
  at: string;
  got: string;
  wanted: string;
}

export const wrongDeclarations: WrongDeclaration[] = table
  .trim()
  .split('\n')
  .map((line) => {
    const [what = '', file = '', set = '', value = '', at = '', got = '', wanted = ''] = line
      .split('|')
      .map((cell) => cell.trim());
    const json = value.replaceAll('$label', '{"zh":"名","en":"name"}');
    return {
      what,
      file,
      set,
      value: json ? (JSON.parse(json) as unknown) : undefined,
      at,
      got,
      wanted,
    };
  });
