#include "proxy/core/semantic/places.h"

#include <cmath>

#include <QTest>

#include "proxy/core/semantic/reading.h"
#include "tests/support/suite.h"

namespace gatehouse::semantic_tests {

using namespace semantic;

class PlacesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void itSeesWhatTheVectorsSay()
    {
        const auto vectorOf = [](const char* text) { return read(text, builtIn()).vector; };
        const Vector all[] = {vectorOf("how do I reset my password"),
                              vectorOf("resetting a forgotten password"),
                              vectorOf("what is the capital of France"), vectorOf("yes")};
        for (const auto& a : all) {
            for (const auto& b : all) {
                const float seen = Look(placeOf(a)).like(placeOf(b));
                QVERIFY(std::abs(seen - cosine(a, b)) < 0.02F);
            }
        }
    }

    void nothingLiesNowhere()
    {
        const Place nowhere = placeOf(Vector{});
        QCOMPARE(nowhere.inverse, 0.0F);
        QCOMPARE(Look(nowhere).like(placeOf(read("hello there", builtIn()).vector)), 0.0F);
    }
};

GH_SUITE(PlacesTest)

}  // namespace gatehouse::semantic_tests

#include "places_test.moc"
