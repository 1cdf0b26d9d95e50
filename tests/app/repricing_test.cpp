#include "app/repricing.h"

#include <QTest>

#include "proxy/core/provider/price.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

class RepricingOfTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void thePriceOfOnesOwnCounts()
    {
        config::ProviderConfig openai;
        openai.id = "openai";
        openai.prices = {{.model = "gpt-4o", .input = "7", .output = "9"}};
        const auto job = app::repricingOf(openai, "gpt-4o");
        QCOMPARE(job.provider + "|" + job.model + "|" + job.author,
                 std::string("openai|gpt-4o|window"));
        chat::Usage usage;
        usage.input = 1'000;
        usage.output = 100;
        QCOMPARE(provider::costAt(job.row, "gpt-4o", usage)->value,
                 1'000 * 7'000'000LL + 100 * 9'000'000LL);
        QCOMPARE(job.from, 0);
        QCOMPARE(job.to, 0);
    }

    void anUnknownProviderConcernsNothing()
    {
        config::ProviderConfig nobody;
        nobody.id = "nobody";
        nobody.base = "no-such-row";
        QVERIFY(app::repricingOf(nobody, "m").row.models.empty());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::RepricingOfTest;
GH_SUITE(RepricingOfTest)
#include "repricing_test.moc"
