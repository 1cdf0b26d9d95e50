#pragma once

#include <QFrame>
#include <QHash>

#include "app/provider_check.h"
#include "proxy/core/config/config.h"
#include "proxy/core/provider/catalogue.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QTableWidget;

namespace gatehouse::ui {

/// The card of all models that can be called, with their prices and a search.
class ModelList : public QFrame {
    Q_OBJECT

public:
    explicit ModelList(QWidget* parent = nullptr);

    /// Models a test has found at a provider stand beside those of the catalogue.
    void show(const config::Config& config, const QHash<QString, app::CheckOutcome>& outcomes);

Q_SIGNALS:
    void priceAsked(const std::string& provider, const std::string& model);
    void updateAsked();  ///< prices from a table elsewhere

private:
    struct Line {
        provider::ModelCard model;
        QString owner;
        std::string provider;
        bool own = false;  ///< the price is the user's
    };

    void askForPrice();

    void showLines();
    void addLine(const Line& line);

    QVector<Line> lines_;
    QLineEdit* search_;
    QTableWidget* table_;
    QLabel* count_;
    QPushButton* price_;
    QVector<int> visible_;  // places in lines_, by table row
};

}  // namespace gatehouse::ui
