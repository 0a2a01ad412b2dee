// Calls a node by the generated client, as a program of its user would, and prints what came.

import {
  AccessApi,
  Configuration,
  FirmApi,
  MarketApi,
  OperationApi,
  PortfoliosApi,
  Side,
} from "./client";

declare const process: { argv: string[]; exitCode: number };

const [, , basePath, user] = process.argv;
const DEADLINE_MILLIS = 60_000;

async function booked(api: PortfoliosApi) {
  const until = Date.now() + DEADLINE_MILLIS;
  for (;;) {
    const portfolio = await api.getPortfolio({ userId: user });
    if (portfolio.sequence > 0) {
      return portfolio;
    }
    if (Date.now() > until) {
      throw new Error("the trade was not booked");
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function main() {
  const open = new Configuration({ basePath });
  const operation = new OperationApi(open);
  const access = new AccessApi(open);
  const traderToken = await access.getDemoToken({ user });
  const firmToken = await access.getDemoToken({ role: "firm" });
  const trader = new Configuration({ basePath, accessToken: traderToken });
  const firm = new FirmApi(new Configuration({ basePath, accessToken: firmToken }));
  const portfolios = new PortfoliosApi(trader);

  const posted = await portfolios.postTrade({
    userId: user,
    idempotencyKey: "typescript",
    postedTrade: { symbol: "AAPL", side: Side.Buy, quantity: "10.5", price: "178.49" },
  });
  const portfolio = await booked(portfolios);
  const page = await portfolios.getTrades({ userId: user });
  const date = new Date("2026-11-24T00:00:00Z");
  const all = await (await firm.getAllPortfolios()).text();
  const table = await (await firm.getDayTable({ date, table: "stocks", amounts: "text" })).text();
  const day = await firm.getDay({ date });

  console.log(
    JSON.stringify({
      live: (await operation.isLive()).live,
      document: (await (await operation.getApiDescription()).text()).split("\n")[0],
      instruments: (await new MarketApi(trader).getInstruments()).instruments.length > 0,
      sameTrade: page.trades[0].tradeId === posted.tradeId,
      quantity: portfolio.positions[0].quantity,
      averageCost: portfolio.positions[0].averageCost,
      listed: all.split("\n").filter((line) => line !== "").some((line) => JSON.parse(line).userId === user),
      tradedValue: day.stocks[0].tradedValue,
      row: table.split("\r\n")[1],
    }),
  );
}

main().catch((failure) => {
  console.log(failure.stack ?? failure);
  process.exitCode = 1;
});
