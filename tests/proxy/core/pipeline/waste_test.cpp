#include "proxy/core/pipeline/waste.h"

#include <algorithm>

#include <QTest>

#include "proxy/core/base/text.h"
#include "proxy/core/provider/price.h"
#include "tests/support/quoted.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

using pipeline::Waste;
using pipeline::WasteFinder;

namespace {

constexpr WallMicros kMinute = 60'000'000;

provider::Provider priced()
{
    provider::Provider row;
    row.id = "openai";
    const auto add = [&row](const char* id, std::int64_t input, std::int64_t output) {
        provider::ModelCard card;
        card.id = id;
        card.tools = true;
        card.price.emplace();
        card.price->rates.input = input;
        card.price->rates.output = output;
        card.price->rates.cachedInput = input / 10;
        row.models.push_back(std::move(card));
    };
    add("large", 10'000'000, 40'000'000);
    add("small", 1'000'000, 4'000'000);
    return row;
}

WasteFinder finder()
{
    return WasteFinder({{"openai", priced()}});
}

/// A call, so many minutes ago.
record::Exchange wasteCall(int minutes, std::string body, std::int64_t input, std::int64_t output)
{
    record::Exchange call;
    call.id = cat("call-", number(minutes));
    call.startedAt = 1'750'000'000'000'000 - minutes * kMinute;
    call.method = "POST";
    call.path = "/v1/chat/completions";
    call.dialect = "openai_chat";
    call.operation = "chat";
    call.provider = "openai";
    call.modelAsked = call.modelSent = "large";
    call.keyLabel = "shop";
    call.status = 200;
    call.requestBody.bytes = std::move(body);
    call.usage.input = input;
    call.usage.output = output;
    call.cost = provider::costAt(priced(), call.modelSent, call.usage);
    return call;
}

std::string asked(const std::string& words)
{
    return quoted(cat("{'model':'large','messages':[{'role':'user','content':'", words, "'}]}"));
}

std::vector<WasteFinder::Finding> of(const WasteFinder& finder, Waste kind)
{
    std::vector<WasteFinder::Finding> found;
    for (auto& each : finder.findings())
        if (each.kind == kind) found.push_back(std::move(each));
    return found;
}

}  // namespace

class WasteTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void theSamePromptAgainIsPaidAgain()
    {
        auto look = finder();
        for (int i = 0; i < 4; ++i) look.see(wasteCall(i, asked("Return policy?"), 3'000, 100));
        auto hit = wasteCall(5, asked("Return policy?"), 3'000, 100);
        hit.cache.state = record::CacheState::Hit;
        look.see(hit);
        for (int i = 6; i < 8; ++i) look.see(wasteCall(i, asked("Twice"), 3'000, 100));
        const auto found = of(look, Waste::Repeated);
        QCOMPARE(found.size(), std::size_t(1));
        QCOMPARE(found[0].what, std::string("Return policy?"));
        QCOMPARE(found[0].calls, 3);  // the first had to be asked
        QCOMPARE(found[0].tokens, 3 * 3'100);
        QCOMPARE(found[0].lost.value, 3 * (3'000 * 10'000'000LL + 100 * 40'000'000LL));
        QCOMPARE(found[0].newest.size(), std::size_t(4));
        QCOMPARE(found[0].newest.front(), std::string("call-0"));
        QCOMPARE(look.looked(), 6);
    }

    void oldTurnsAreSentAgain()
    {
        auto look = finder();
        std::string turns = "{'role':'system','content':'" + std::string(2'000, 's') + "'}";
        for (int i = 0; i < 30; ++i)
            turns += cat(",{'role':'", i % 2 == 0 ? "user" : "assistant", "','content':'",
                         std::string(1'000, 'x'), "'}");
        const auto body = quoted(cat("{'model':'large','messages':[", turns, "]}"));
        auto call = wasteCall(1, body, 9'000, 900);
        look.see(call);
        call.id = "cached";
        call.usage.cacheRead = 9'000;
        look.see(call);
        look.see(wasteCall(2, body, 5'000, 900));  // not long enough to matter
        const auto found = of(look, Waste::Oversized);
        QCOMPARE(found.size(), std::size_t(1));
        QCOMPARE(found[0].calls, 2);
        const auto each = found[0].tokens / 2;
        QVERIFY2(each > 5'000 && each < 6'500, number(each).c_str());  // 20 of 32 thousand bytes
        QCOMPARE(found[0].lost.value, each * 10'000'000 + each * 1'000'000);
    }

    void toolsThatNobodyCallsCost()
    {
        auto look = finder();
        const auto tool = [](const char* name) {
            return cat("{'type':'function','function':{'name':'", name, "','description':'",
                       std::string(900, 'd'), "','parameters':{}}}");
        };
        const auto body = quoted(cat("{'model':'large','tools':[", tool("find"), ",",
                                     tool("weather"), "],'messages':[{'role':'user','content':'",
                                     std::string(2'000, 'q'), "'}]}"));
        for (int i = 0; i < 5; ++i) {
            auto call = wasteCall(i, body, 1'000, 50);
            if (i == 2)
                call.responseBody.bytes = quoted(
                    "{'choices':[{'message':{'role':'assistant','tool_calls':[{'id':'1',"
                    "'type':'function','function':{'name':'find','arguments':'{}'}}]}}]}");
            look.see(call);
            QCOMPARE(of(look, Waste::UnusedTools).size(), std::size_t{i == 4 ? 1U : 0U});
        }
        const auto found = of(look, Waste::UnusedTools);
        QCOMPARE(found[0].what, std::string("weather"));
        QCOMPARE(found[0].calls, 5);
        QVERIFY(found[0].tokens > 5 * 200 && found[0].tokens < 5 * 280);
        QCOMPARE(found[0].lost.value, found[0].tokens * 10'000'000);
    }

    void aDearModelForSmallTalk()
    {
        auto look = finder();
        for (int i = 0; i < 3; ++i)
            look.see(wasteCall(i, asked(cat("Say hello ", number(i))), 20, 10));
        auto dear = wasteCall(4, asked("Say hello"), 5'000, 10);  // much to read
        look.see(dear);
        const auto found = of(look, Waste::Overpowered);
        QCOMPARE(found.size(), std::size_t(1));
        QCOMPARE(found[0].what, std::string("small"));
        QCOMPARE(found[0].calls, 3);
        QCOMPARE(found[0].lost.value, 3 * (20 * 9'000'000LL + 10 * 36'000'000LL));
    }

    void brokenPrefixesAreAmongThem()
    {
        auto look = finder();
        for (int i = 0; i < 3; ++i)
            look.see(wasteCall(i,
                               quoted(cat("{'model':'large','messages':[{'role':'system','content':"
                                          "'It is ",
                                          number(i), ". ", std::string(8'000, 'x'),
                                          "'},{'role':'user','content':'hi'}]}")),
                               2'500, 400));
        const auto found = of(look, Waste::Prefix);
        QCOMPARE(found.size(), std::size_t(1));
        QCOMPARE(found[0].what, std::string("messages 0"));
        QCOMPARE(found[0].newest.size(), std::size_t(2));
        QVERIFY(found[0].lost.value > 0);
    }

    void whatHasNoPriceIsCountedAsSuch()
    {
        WasteFinder look({});
        for (int i = 0; i < 3; ++i) {
            auto call = wasteCall(i, asked("Return policy?"), 3'000, 100);
            call.cost.reset();
            look.see(call);
        }
        const auto found = look.findings();
        QCOMPARE(found.size(), std::size_t(1));
        QCOMPARE(found[0].unpriced, 2);
        QCOMPARE(found[0].lost.value, 0);
        for (const auto kind : {Waste::Repeated, Waste::Oversized, Waste::UnusedTools,
                                Waste::Overpowered, Waste::Prefix})
            QVERIFY(!pipeline::name(kind).empty());
    }

    void garbageIsPassedOver()
    {
        auto look = finder();
        look.see(wasteCall(1, "not json", 10, 10));
        look.see(wasteCall(2, quoted("{'tools':7,'messages':[7]}"), 10, 10));
        auto failed = wasteCall(3, asked("x"), 10, 10);
        failed.status = 500;
        look.see(failed);
        QVERIFY(look.findings().empty());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::WasteTest;
GH_SUITE(WasteTest)
#include "waste_test.moc"
