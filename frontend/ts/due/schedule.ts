// Which services does the schedule of mother and child name? What the server reads (knowledge/due/services.json), with
// the trimesters, the sentences and the labels of what is given (knowledge/bundle/schedules.py).

export type Words = [id: string, en: string];

interface Always {
  code: string;
  group: string;
  label_id: string;
  label_en: string;
  places: string[];
  by: string[];
}

/** What fulfils it: one service or finding, or several that were all told of one day. */
export type DoneBy = string | string[];

/** word  is, is_not, at_least or at_most; of yes and no true and false, of a choice the number of the answer */
export type Condition = { [word: string]: [code: string, value: number | boolean] };

/** Days count from the anchor; day 0 is that day. visit, or done_by  what fulfils it; times  how often, once without it;
 * number  the finding that says how many at once */
export interface WindowRule extends Always {
  kind: "window";
  visit?: string;
  done_by?: DoneBy[];
  times?: number;
  number?: string;
  anchor: "birth" | "delivery" | "pregnancy";
  opens_day: number;
  closes_day: number;
  late_for?: { days: number };
}

export interface VisitRule extends Always {
  kind: "pregnancy_visits";
  visit: string;
  trimester: number;
  nth: number;
  asks?: string[];
}

/** by_age  from month, below month, the service that is given at that age; never empty
 * least_gap  between what was given and the next distribution */
export interface CampaignRule extends Always {
  kind: "campaign";
  in_months: number[];
  by_age: [from: number, below: number, service: string][];
  least_gap: { days: number };
}

/** at_months  in their order; rounded_up_from  so many days beyond the whole months make an age a month more
 * form  the finding that says of which age the form was: its answers are the ages, numbered from one
 * again  so many days after a result of which all of `when` hold it is asked for once more */
export interface AgesRule extends Always {
  kind: "ages";
  at_months: number[];
  rounded_up_from: number;
  done_by: DoneBy[];
  form?: string;
  again?: { when: { all: Condition[] }; days: number };
}

export type ServiceRule = WindowRule | VisitRule | CampaignRule | AgesRule;

/** trimesters  number, first and last day of pregnancy, and how many visits it has */
export interface Services {
  edition: string;
  valid_from: string;
  services: ServiceRule[];
  trimesters: [trimester: number, first: number, last: number, visits: number][];
  reasons: { [why: string]: Words };
  given: { [service: string]: Words };
}
