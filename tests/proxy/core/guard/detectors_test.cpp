#include "proxy/core/guard/detectors.h"

#include "tests/support/guard.h"
#include "tests/support/suite.h"

namespace gatehouse::guard {

class DetectorsTest : public QObject {
    Q_OBJECT

private slots:

    void everyRowIsWhole()
    {
        for (const auto& row : detectors()) {
            QVERIFY(!row.id.empty() && !row.title.empty());
            QVERIFY(row.match != nullptr);
        }
        // A bit each, and one is the scanner's own.
        QVERIFY(detectors().size() < 31);
    }

    void categoriesHaveNames()
    {
        for (std::size_t i = 0; i < kCategoryCount; ++i) {
            const auto category = static_cast<Category>(i);
            QVERIFY(categoryOf(name(category)) == category);
        }
        QVERIFY(!categoryOf("nothing"));
    }
};

GH_SUITE(DetectorsTest)

}  // namespace gatehouse::guard

#include "detectors_test.moc"
