#pragma once

#include <vector>

#include <QDialog>

#include "app/prices/price_changes.h"
#include "proxy/core/config/config.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace gatehouse::app {
class PriceDownload;
}

namespace gatehouse::ui {

class Banner;

/// Prices from a table elsewhere, an address or a file: what it would change, to be looked at and
/// chosen from. Nothing is asked for before the button is pressed, nothing changes before the
/// other.
class PricesSheet : public QDialog {
    Q_OBJECT

public:
    /// `config`: the live one, whose prices are compared.
    PricesSheet(config::Config config, QWidget* parent);
    ~PricesSheet() override;

    /// Shows what a table would change. `source` names it in the settings.
    void take(const QByteArray& table, const QString& source);

    /// The config with what was chosen; valid once accepted.
    [[nodiscard]] config::Config priced() const;
    [[nodiscard]] std::vector<app::PriceChange> chosen() const;

    [[nodiscard]] QString source() const { return source_; }

    /// The costs of past calls shall follow.
    [[nodiscard]] bool recomputes() const;

private:
    void fetch();
    void openFile();
    void showChanges();
    QTreeWidgetItem* groupOf(const std::string& provider);
    void addChange(QTreeWidgetItem* group, std::size_t at);
    void choose(QTreeWidgetItem* item);
    void showSum();

    config::Config config_;
    app::PriceDownload* download_;
    std::vector<app::PriceChange> changes_;
    QString source_;
    QComboBox* address_;
    QPushButton* fetch_;
    Banner* banner_;
    QTreeWidget* table_;
    QLabel* sum_;
    QCheckBox* past_;
    QPushButton* go_;
};

}  // namespace gatehouse::ui
