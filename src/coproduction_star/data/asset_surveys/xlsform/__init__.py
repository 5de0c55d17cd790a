"""Surveys as XLSForm, the workbook that Kobo, ODK, SurveyCTO and others take, and back without loss."""
