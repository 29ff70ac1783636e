import "./css/tokens.css";
import "./css/look.css";
import "./css/worklist.css";
import "./css/person.css";
import "./css/pages/person.css";
import "./css/pages/mother.css";
import "./css/pages/visits.css";
import "./css/pages/search.css";
import "./css/pages/rights.css";
import "./css/pages/duplicates.css";
import "./css/pages/imports.css";
import "./css/pages/families.css";
import "./css/pages/recap.css";
import "./css/pages/scales.css";
import "./css/pws.css";
import "./css/column.css";
import htmx from "htmx.org";
import { keepCardDrafts } from "./ts/card_drafts";
import { keepDrafts } from "./ts/drafts";
import { giveIds } from "./ts/ids";
import { guideColumn } from "./ts/column";
import { askCrossed } from "./ts/pairs";
import { refreshFigures } from "./ts/refresh";
import { offerScan } from "./ts/scan";
import { sayWhenUnsent } from "./ts/unsent";
import { showPlace } from "./ts/place";
import { switchTheme } from "./ts/theme";
import { keepWholeDrafts } from "./ts/whole_drafts";

htmx.config.allowEval = false;
htmx.config.includeIndicatorStyles = false;
htmx.config.selfRequestsOnly = true;
htmx.config.historyCacheSize = 0;
htmx.config.timeout = 15000;
htmx.config.responseHandling = [
  { code: "204", swap: false },
  { code: "[23]..", swap: true },
  { code: "409|422", swap: true },
  { code: "[45]..", swap: false, error: true },
];

function start(): void {
  giveIds(document);
  keepDrafts(document);
  keepWholeDrafts(document);
  keepCardDrafts(document);
  guideColumn(document);
  askCrossed(document);
  sayWhenUnsent(document);
  refreshFigures(document);
  switchTheme(document);
  showPlace(document);
  void offerScan(document);
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
