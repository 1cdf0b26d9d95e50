#include "proxy/core/injection/model.h"

#include <string>
#include <vector>

#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::injection_tests {

using namespace injection;

namespace {

std::array<Mark, kMarks> someMarks()
{
    std::array<Mark, kMarks> marks{};
    for (std::size_t i = 0; i < kMarks; ++i)
        marks[i] = {static_cast<float>(i), -0.2F * static_cast<float>(i)};
    return marks;
}

}  // namespace

class ModelTest : public QObject {
    Q_OBJECT

private slots:

    void whatIsNoModelIsEmpty()
    {
        QVERIFY(Model("").empty());
        QVERIFY(Model("no model at all").empty());
        std::string bytes = Model::write(std::vector<float>(kSlots), 0, someMarks());
        QVERIFY(!Model(bytes).empty());
        bytes[4] = 9;  // another version
        QVERIFY(Model(bytes).empty());
        QCOMPARE(Model("").falseAlarms(5), 1.0);
    }

    void whatIsWrittenIsRead()
    {
        std::vector<float> weights(kSlots);
        weights[3] = 2.0F;
        weights[9] = -1.0F;
        const std::string bytes = Model::write(weights, -0.5F, someMarks());
        const Model model(bytes);
        QVERIFY(qAbs(model.weightOf(3) - 2.0F) < 0.02F);
        QVERIFY(qAbs(model.weightOf(9) + 1.0F) < 0.02F);
        QCOMPARE(model.weightOf(4), 0.0F);
    }

    /// A threshold is a rate of false alarms, there and back.
    void thresholdsAreRates()
    {
        const std::string bytes = Model::write(std::vector<float>(kSlots), 0, someMarks());
        const Model model(bytes);
        for (const double rate : {0.5, 0.1, 0.01, 0.005})
            QVERIFY(qAbs(model.falseAlarms(model.weightFor(rate)) - rate) < rate * 0.01);
        QVERIFY(model.weightFor(0.001) > model.weightFor(0.01));
        QCOMPARE(model.falseAlarms(-3), 1.0);
        QVERIFY(model.falseAlarms(100) > 0);
    }

    void theHeaviestStretchIsFound()
    {
        Features features;
        features.keys = {1, 2, 1, 3};
        features.sentences = {{0, 1, 0, 10, 9}, {1, 2, 10, 20, 9}, {2, 4, 20, 30, 9}};
        const auto weightOf = [](std::uint32_t slot) { return slot == 2 ? 9.0F : 0.0F; };
        const Stretch best = heaviest(features, weightOf, 1.0F);
        QCOMPARE(best.first, 1U);
        QCOMPARE(best.last, 2U);
        QCOMPARE(best.weight, 1.0F + 9.0F / 3.0F);
        QCOMPARE(heaviest({}, weightOf, 1.0F).last, 0U);
    }

    void theBuiltInModelIsWhole()
    {
        QVERIFY(!builtIn().empty());
        QVERIFY(builtIn().weightFor(0.001) > builtIn().weightFor(0.1));
    }
};

}  // namespace gatehouse::injection_tests

using gatehouse::injection_tests::ModelTest;
GH_SUITE(ModelTest)
#include "model_test.moc"
