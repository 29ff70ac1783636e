import { defineConfig } from "vite";

export default defineConfig({
  root: "frontend",
  publicDir: false,
  base: "/static/",
  build: {
    outDir: "../src/simpul/interfaces/web/static/dist",
    emptyOutDir: true,
    manifest: "manifest.json",
    assetsDir: "",
    rolldownOptions: { input: { main: "frontend/main.ts", logo: "frontend/logo.svg" } },
  },
});
