#pragma once

#include <vector>

#include <QDialog>

#include "app/reader_thread.h"
#include "proxy/shell/store/repricing.h"

class QComboBox;
class QLabel;
class QPushButton;

namespace gatehouse::ui {

/// Counts the cost of past calls anew: which ones, and first what would come of it.
class RepriceSheet : public QDialog {
    Q_OBJECT

public:
    /// `base`: everything but the range. `reader` may be nullptr in tests: nothing is counted then.
    RepriceSheet(const QString& provider, store::Repricing base, app::ReaderThread* reader,
                 QWidget* parent);
    ~RepriceSheet() override;

    [[nodiscard]] store::Repricing repricing() const;
    /// What would come of it, in words.
    static QString wordsOf(const store::RepricingSums& sums);
    /// A line of the audit: "21 Nov 14:32:07: 1,204 calls, $3.21 → $4.02".
    static QString wordsOf(const store::RepricingLine& line);

private:
    void ask();
    void showPreview(const Result<store::RepricingSums>& sums);
    void askAudit();
    void showAudit(const std::vector<store::RepricingLine>& lines);

    store::Repricing base_;
    app::ReaderThread* reader_;
    app::ReaderThread::Token asked_ = 0;
    QComboBox* range_;
    QLabel* preview_;
    QLabel* audit_;
    QPushButton* go_;
};

}  // namespace gatehouse::ui
