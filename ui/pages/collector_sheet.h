#pragma once

#include <cstddef>
#include <optional>

#include <QDialog>

#include "app/collector_check.h"
#include "app/draft.h"
#include "proxy/core/config/config.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace gatehouse::ui {

class Banner;
class SecretField;
class Segments;

/// Adds or edits one collector of traces, and tries it with a span.
class CollectorSheet : public QDialog {
    Q_OBJECT

public:
    struct Answer {
        config::TraceConfig trace;
        app::Draft::TypedKeys typed;  ///< secrets that shall be kept
    };

    /// `place`: that of the collector in `now`; none: a new one.
    CollectorSheet(const config::Config& now, std::optional<std::size_t> place,
                   const QString& keychainTrouble, QWidget* parent);

    [[nodiscard]] Answer answer() const;

    /// Asked for what is kept already, when Test is pressed.
    void setKnownSecrets(app::CollectorCheck::Secrets known) { known_ = std::move(known); }

protected:
    void accept() override;

private:
    void addFields(QVBoxLayout* column, const QString& keychainTrouble);
    void test();
    void showOutcome(const app::CollectorOutcome& outcome);
    [[nodiscard]] config::TraceConfig edited() const;

    config::Config now_;
    std::optional<std::size_t> at_;
    config::TraceConfig before_;
    app::CollectorCheck* check_;
    app::CollectorCheck::Secrets known_;
    QLineEdit* id_ = nullptr;
    QLineEdit* url_ = nullptr;
    Segments* format_ = nullptr;
    SecretField* key_ = nullptr;
    QPlainTextEdit* headers_ = nullptr;
    QComboBox* gateway_ = nullptr;
    QCheckBox* bodies_ = nullptr;
    QCheckBox* enabled_ = nullptr;
    QPushButton* test_ = nullptr;
    QLabel* result_ = nullptr;
    Banner* banner_ = nullptr;
};

}  // namespace gatehouse::ui
