#pragma once

#include <vector>

#include <QDialog>

#include "proxy/core/config/config.h"
#include "proxy/core/provider/catalogue.h"
#include "proxy/core/provider/price.h"

class QLineEdit;

namespace gatehouse::ui {

class Banner;

/// The user's own price of one model, over the catalogue's.
class PriceSheet : public QDialog {
    Q_OBJECT

public:
    /// `own`: what was set before, or a price with a model alone. `known`: the catalogue's rates,
    /// shown as hints.
    PriceSheet(const QString& provider, const config::PriceConfig& own,
               const provider::Rates& known, QWidget* parent);

    /// Without any rate: the own price goes, the catalogue's counts again.
    [[nodiscard]] config::PriceConfig price() const;

    /// The costs of past calls shall follow.
    [[nodiscard]] bool recomputes() const { return recomputes_; }

protected:
    void accept() override;

private:
    struct Rate {
        std::string config::PriceConfig::*member;
        provider::RateUnit unit;
        QLineEdit* field;
    };

    config::PriceConfig own_;
    std::vector<Rate> rates_;
    Banner* banner_ = nullptr;
    bool recomputes_ = false;
};

}  // namespace gatehouse::ui
