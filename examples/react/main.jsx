import { createRoot } from "react-dom/client";
import { Stories } from "./stories.jsx";

createRoot(document.getElementById("root")).render(<Stories />);
