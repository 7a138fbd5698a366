import { createRoot } from "react-dom/client";
import { App } from "./shell/App";
import { beginTheme } from "./app/theme";
import "./style/index.css";

beginTheme();
createRoot(document.getElementById("studio")!).render(<App />);
