"""The same answer with pandas and matplotlib: `answer.py FOLDER AS_OF SCALE [serve]`. One answer, or one for each line of input."""
import io, json, os, sys, time
import matplotlib, numpy as np, pandas as pd
matplotlib.use("Agg")
import matplotlib.pyplot as plt

folder, as_of, scale = sys.argv[1], sys.argv[2], int(sys.argv[3])
index = json.load(open(os.path.join(folder, "instruments.json")))
hourly = pd.concat(pd.read_csv(os.path.join(folder, name), usecols=["open_time_utc", "close"]) for name in reversed(index["BTC/USD"]["hourly"]))
hourly.index = pd.to_datetime(hourly["open_time_utc"]).dt.tz_localize(None).dt.tz_localize("UTC").dt.tz_convert("America/New_York")
at_close = hourly[hourly.index.hour == 15]
btc = pd.Series(at_close["close"].values, at_close.index.date).groupby(level=0).last()
fund = pd.read_csv(os.path.join(folder, index["PSCT"]["daily"]), index_col="date")["close"]
fund.index = pd.to_datetime(fund.index).date

def answer():
    closes = pd.concat({"BTC": btc, "PSCT": fund}, axis=1, join="inner").loc[: pd.Timestamp(as_of).date()].dropna()
    returns = np.log(closes).diff().dropna()
    year = returns.iloc[-252:]
    r = year["BTC"].corr(year["PSCT"])
    low, high = np.tanh(np.arctanh(r) + np.array([-1.96, 1.96]) / np.sqrt(len(year) - 3))
    rolling = returns["BTC"].rolling(63).corr(returns["PSCT"]).iloc[-252:]
    half = 1.96 / np.sqrt(60)
    prices = closes.iloc[-253:] / closes.iloc[-253] * 100
    figure, (top, bottom) = plt.subplots(2, 1, figsize=(12, 6.75), dpi=100 * scale, sharex=True)
    top.plot(prices)
    top.legend(prices.columns)
    top.set_title(f"BTC and small-cap tech: {r:.2f} ({low:.2f} to {high:.2f})")
    bottom.fill_between(rolling.index, np.tanh(np.arctanh(rolling) - half), np.tanh(np.arctanh(rolling) + half), alpha=0.3)
    bottom.plot(rolling)
    bottom.set_ylim(-1, 1)
    png = io.BytesIO()
    figure.savefig(png, format="png")
    plt.close(figure)
    return {"n": len(year), "correlation": r, "bytes": png.tell()}

if sys.argv[4:] == ["serve"]:
    for _ in sys.stdin:
        start, cpu = time.perf_counter(), time.process_time()
        said = answer()
        print(json.dumps({**said, "ms": 1000 * (time.perf_counter() - start), "cpuMs": 1000 * (time.process_time() - cpu)}), flush=True)
else:
    print(json.dumps({**answer(), "cpuMs": 1000 * time.process_time()}))
