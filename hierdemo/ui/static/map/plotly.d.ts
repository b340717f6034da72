// As much of Plotly as the map calls; Plotly itself comes from plotly.min.js.

interface PlotlyAxis {
  visible: boolean;
  fixedrange: boolean;
  autorange: boolean;
  range: number[];
}

interface PlotlyTrace {
  type: 'scattergl' | 'scatter';
  mode: 'markers';
  x: ArrayLike<number>;
  y: ArrayLike<number>;
  hoverinfo: 'skip';
  showlegend: boolean;
  marker: { color: string; line: { width: number; color?: string }; size: number; opacity?: number };
}

interface PlotlyLayout {
  width: number;
  height: number;
  margin: { l: number; r: number; t: number; b: number; pad: number };
  showlegend: boolean;
  hovermode: false;
  dragmode: false;
  paper_bgcolor: string;
  plot_bgcolor: string;
  xaxis: PlotlyAxis;
  yaxis: PlotlyAxis;
}

interface PlotlyConfig {
  staticPlot: boolean;
  displayModeBar: boolean;
  plotGlPixelRatio: number;
}

interface Plotly {
  react(plot: HTMLElement, traces: PlotlyTrace[], layout: PlotlyLayout, config: PlotlyConfig): Promise<unknown>;
  relayout(plot: HTMLElement, change: { 'xaxis.range': number[]; 'yaxis.range': number[] }): Promise<unknown>;
}

interface Window {
  /** There as soon as its script has loaded. */
  Plotly?: Plotly;
}
