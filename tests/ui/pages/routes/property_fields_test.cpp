#include "ui/pages/routes/property_fields.h"

#include <QCheckBox>
#include <QComboBox>
#include <QJsonArray>
#include <QSpinBox>
#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/pages/routes/route_kit.h"

namespace gatehouse::tests {

using namespace policy;

class PropertyFieldsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    /// Each control reads what is there, and writes what is typed.
    void everyControlReadsAndWrites()
    {
        theme();
        int seen = 0;
        for (const NodeRow& kind : nodeRows()) {
            for (const app::PropertyRow& row : app::propertyRows(kind.kind)) {
                QJsonValue kept;
                ui::FieldHooks hooks{[&kept] { return kept; },
                                     [&kept](const QJsonValue& value) { kept = value; },
                                     [] { return QStringLiteral("sample"); }};
                const ui::Field field = ui::makeField(row, hooks, routeConfig());
                if (field.widget == nullptr) continue;  // an editor of its own
                const std::unique_ptr<QWidget> owner(field.widget);
                ++seen;
                QVERIFY(field.widget->objectName().endsWith(QLatin1String(row.name)));
                field.refresh();
                if (auto* box = qobject_cast<QSpinBox*>(field.widget)) {
                    box->setValue(box->maximum());
                    QVERIFY(kept.toInt() >= box->maximum());
                }
            }
        }
        QVERIFY(seen > 10);
    }

    void modelsAreThoseOfTheProvider()
    {
        const config::Config config = routeConfig();
        QVERIFY(ui::providerIds(config).contains(QStringLiteral("sample")));
        QVERIFY(ui::modelIds(config, QStringLiteral("sample")).contains(QStringLiteral("echo")));
        QVERIFY(ui::modelIds(config, QStringLiteral("nobody")).isEmpty());
    }

    void aListKeepsWordsThatHaveNoBox()
    {
        theme();
        QJsonValue kept = QJsonArray{QStringLiteral("503"), QStringLiteral("5xx")};
        ui::FieldHooks hooks{
            [&kept] { return kept; }, [&kept](const QJsonValue& value) { kept = value; }, {}};
        for (const app::PropertyRow& row : app::propertyRows(NodeKind::Model)) {
            if (row.control != app::Control::Words) continue;
            const ui::Field field = ui::makeField(row, hooks, {});
            const std::unique_ptr<QWidget> owner(field.widget);
            field.refresh();
            auto* timeout =
                field.widget->findChild<QCheckBox*>(QStringLiteral("routes.property.on.timeout"));
            auto* server =
                field.widget->findChild<QCheckBox*>(QStringLiteral("routes.property.on.5xx"));
            QVERIFY(server->isChecked() && !timeout->isChecked());
            timeout->click();
            server->click();
            QCOMPARE(kept.toArray(),
                     QJsonArray({QStringLiteral("503"), QStringLiteral("timeout")}));
        }
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::PropertyFieldsTest;
GH_SUITE(PropertyFieldsTest)
#include "property_fields_test.moc"
