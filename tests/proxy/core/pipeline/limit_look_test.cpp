#include "proxy/core/pipeline/limit_look.h"

#include <QTest>

#include "proxy/core/pipeline/limit_book.h"
#include "proxy/core/pipeline/stages/limit.h"
#include "tests/proxy/core/pipeline/scene.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

class LimitLookTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void whatACallFallsUnderAndWithHowMuch()
    {
        Scene scene;
        auto& tokens = scene.config.limits.emplace_back();
        tokens.id = "tokens";
        tokens.unit = "tokens";
        tokens.limit = "5000";
        tokens.by = {"model"};
        auto& others = scene.config.limits.emplace_back();
        others.id = "others";
        others.limit = "5";
        others.when = R"({"model":"gpt-4.1"})";
        scene.ask("POST", "/v1/chat/completions", {},
                  R"({"model":"gpt-4o","max_tokens":300,"messages":[]})");
        scene.x.arrival.inputTokens = 200;
        QVERIFY(scene.walk("parse"));
        scene.x.limit = std::make_shared<pipeline::Reservation>();
        pipeline::LimitLook look(scene.x, scene.env());
        const auto& rules = scene.snapshot->limits->rules();
        QVERIFY(look.fallsUnder(rules[0]));
        QVERIFY(!look.fallsUnder(rules[1]));
        QCOMPARE(look.amountOf(rules[0]), 500);
        QCOMPARE(look.roomFor(rules[0]), 4'800);
        QCOMPARE(look.whoOf(rules[0]), std::string("gpt-4o"));
        QVERIFY(look.saysOutput());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::LimitLookTest;
GH_SUITE(LimitLookTest)
#include "limit_look_test.moc"
