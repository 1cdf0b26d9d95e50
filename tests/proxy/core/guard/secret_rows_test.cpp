#include "proxy/core/guard/secret_rows.h"

#include <set>

#include "proxy/core/guard/shape.h"
#include "tests/support/guard.h"
#include "tests/support/suite.h"

namespace gatehouse::guard {

class SecretRowsTest : public QObject {
    Q_OBJECT

private slots:

    /// A hundred kinds are promised; each has a name and a form that can be read.
    void thereAreManyKinds()
    {
        std::set<std::string_view> ids;
        for (const auto& row : secretRows()) {
            QVERIFY(!row.id.empty());
            const Shape shape(row.shape);
            ids.insert(row.id);
        }
        QVERIFY(ids.size() >= 100);
    }
};

GH_SUITE(SecretRowsTest)

}  // namespace gatehouse::guard

#include "secret_rows_test.moc"
